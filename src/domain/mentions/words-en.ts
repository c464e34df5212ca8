// English words for what people have appointments for; sections as in words-ru.ts. Some are phrases.

export const ENGLISH_EVENTS = `
meeting meetings metting meting meetin mtg meet-up meetup
1-on-1 one-on-one 1:1 1-1 one-to-one
call calls
videocall
standup stand-up standups
sync
kickoff kick-off
retro retrospective
demo
presentation
briefing
review
interview
appointment appointmnet appoitment apointment appt
consultation
checkup check-up
surgery
operation
procedure
scan
mri
vaccination
flight flght fligth
departure
train
bus
ferry
boat
exam exams viva
club
choir
tasting
retreat
bootcamp
hackathon
fair
expo
premiere
recital
fitting
all-hands
baptism
meet-and-greet
registration
screening
check-in
pickup pick-up
installation
test-drive
test
ielts
toefl
quiz
midterm
defence defense
lecture
lesson
class
seminar
webinar
workshop
conference
session
training
masterclass
rehearsal
concert
gig
show
play
movie
match
game
tournament
race
marathon
party
wedding
anniversary
funeral
ceremony
graduation
prom
birthday
christening
reception
dinner
lunch
breakfast
brunch
viewing viewings
showing
walkthrough walk-through
tour
inspection
handover-meeting
closing
signing
hearing
trial
auction
massage
haircut
manicure
photoshoot
shoot
podcast
stream
zoom
hangout
teams
skype
workout
yoga
pilates
practice
visit
reunion
gathering
event
festival
exhibition
open-day
orientation
assembly
ultrasound
x-ray
gala
barbecue bbq
picnic
catch-up catchup
screening
debrief
townhall
offsite
onboarding
delivery
transfer
`;

/** pattern = what it is as an event; the title keeps the words as they are. */
export const ENGLISH_DOINGS = `
(i'm|im|i am|we're|we are|i'll be|we'll be) (giving|speaking|hosting|performing|teaching|attending|meeting|seeing|viewing|visiting|flying|boarding|landing|touring|inspecting|defending|playing|presenting|signing|interviewing)
(i|we) (fly|depart|board)
(i'll|we'll|will|i shall|we shall) (meet|see|fly|view|visit)
(flying|meeting|seeing|viewing|visiting) (to|with|my|the|your|a|an|our|some)
see (you|ya|u) = meeting
(talk|speak) to (you|ya) = call
talk then = call
all hands
(plumber|movers|cleaner|cleaners|electrician|technician|courier|contractor|photographer|nanny|handyman|designer) (is |are |will |will be )?(coming|come|comes|arriving|arrive)
(let's|lets|let us) meet = meeting
(let's|lets|let us) (talk|speak|chat) = call
(i'll|we'll|i will|we will) (come by|stop by|drop by|swing by|pop in|come over) = visit
(i'll|we'll|i will|we will|i'm|we're) (be )?at your (office|place|villa|house) = visit
(i|we) (land|arrive|check in|check out|move in)
(landing|arriving|checking in|checking out|boarding|departing|leaving) (in|at|to|for)
(i'm|im|i am|we're|we are) (getting married|moving)
`;

export const ENGLISH_SOFT = `
doctor
doc
dentist
physio
physiotherapist
therapist
therapy
surgeon
optician
orthodontist
dermatologist
gynecologist
psychologist
vet
notary
lawyer lawer
attorney
solicitor
accountant
realtor
broker
architect
designer
consultant
agent
tutor
teacher
trainer
coach
investor
developer
landlord
inspector
hairdresser
barber
clinic
hospital
bank
court
embassy
consulate
gym
pool
football
soccer
hockey
basketball
volleyball
tennis
padel
golf
swimming
surfing
boxing
church
museum
circus
zoo
theatre theater
opera
ballet
cinema
airport
salon
parents
`;
