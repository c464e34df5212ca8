// English words of time and what they mean in the resolver's own vocabulary. Written as words-ru.ts is.

export const ENGLISH = `
# days
today|tday|todays = rel0
tomorrow|tommorow|tomorow|tommorrow|tomorrrow|tomrw|tmrw|tmrow|tmr|tmw|morrow = rel+1
2 morrow|moro|morow|mrw = rel+1
day after tomorrow|tmrw|tmr|tommorow|tomorow = rel+2
overmorrow = rel+2
day after = dayafter
yesterday|yday = rel-1
day before yesterday = rel-2
last night = rel-1
late tonight|tonite = rel0 night
tonight|tonite|tonihgt|tonigth|tonigt|tonght / 2 nite = rel0 evening
monday|mon|mondey|munday = wd1
tuesday|tues?|teusday|tusday = wd2
wednesday|weds?|wensday|wendsday|wedensday|wednsday = wd3
thursday|thur?s?|thrusday|thirsday = wd4
friday|fri|firday|freiday = wd5
saturday|sat|saterday|satuday = wd6
sunday|sun|sundey = wd7
(mon|tues|wednes|thurs|fri|satur|sun)days = every
once|twice a day|week|month|year = every
every|each|daily|weekly|monthly|everyday = every
weekends? / week end|ends = weekend
weekdays? = someday

# months
january|jan = mon1
february|feb|febuary|febr = mon2
march|mar = mon3
april|apr = mon4
may = may
june|jun = mon6
july|jul = mon7
august|aug = mon8
september|sept?|septembre = mon9
october|oct = mon10
november|nov = mon11
december|dec = mon12
spring = season3
summer = season6
autumn = season9
winter = season12

# units
seconds?|secs? = sec
minutes?|mins?|minuts?|mintues? = min
moment|moments|jiffy = min
hours?|hrs?|hous|huors?|horus|houres|h = hour
m = metre
(working|business|work) days? = workday
days? = day
weeks?|weeek|wekk?|wks?|wk = week
nextweek = next week
fortnight = 2 week
months?|mths? = month
years?|yrs? = year

# parts of the day
morning|mornings|mornin|morn|am-ish = morning
first thing / first thing in the morning / early morning / early in the morning / first thing morning = morning
afternoon|afternoons|arvo|afternon = afternoon
after lunch / after lunchtime / after midday|noon = afternoon
before lunch|noon|midday / before lunchtime = morning
first half of the day = morning
second half of the day = afternoon
evening|evenings|eve|evenin = evening
after work|school|classes|office = evening
late evening / late at night / late night / before bed|sleep|bedtime = night
night|nite = night
lunch|lunchtime|lunch-time / lunch time|break|hour = lunch
noonish / noon|midday ish = about noon
noon|midday = noon
midnight = midnight
eod|cob / end of day|business / end of (the|this|my|your|working)? day / end of the day / close of business / end of the working|business day = eod
end of today = rel0 eod
end of tomorrow = rel+1 eod

# which one
next|nxt|following = next
this = this
coming|upcoming|nearest|closest = coming
last|previous = last
week after next = afternext week
month after next = afternext month
beginning|start|early / first part / first half of / first half of the|this = start
second|2nd half of / second|2nd half of the|this / latter|later half of = end
middle|mid = mid
end|late = end
early in = start
late in = end

# how times are joined
in = in
within|inside = within
ago = ago
from now / from today / hence = fromnow
at = at
on = on
by|towards = by
from|starting|since / starting from = from
before / prior to = before
till|til|until|untill|thru|through = till
after = after
past = past
to = to
between|btw|betw = between
around|about|approximately|approx|roughly|circa|ish|maybe = about
and = and
or = or
not before / no earlier than / no sooner than / not earlier than = from
no later than / not later than / at the latest = before
working|business|office hours / during the day = anytime
same time / at the same time / this time = sametime
anytime / any time / all day / any moment / whenever = anytime
am = am
pm|p = pm
o'?clock / o clock = oclock

# vague or immediate
now|asap|immediately|rn / right now|away / as soon as possible = now
later|afterwards = later
in a while|bit / soon|someday|sometime|eventually / some day|time / one day / one of these days / in the future / when i can / when i have time / when i'm free / in due course = someday
after vacation|exams|finals / after the|my|our|his|her vacation|trip|break|exams|finals|wedding|move|exam / after my|our|his|her holidays? = someday
next|this quarter / q[1-4] / (some|any|an)?other time|day / some other time|day / when i'm|im back|home|free / when i get|come|am back|home = someday

any day = someday

# holidays: the brand knows when they are
holidays / holiday|festive season / bank holidays? / the holidays = holany
new years?|year's|yr / new year|year's|years holidays?|break = holnewYear
christmas|xmas|x-mas / christmas|xmas holidays?|break = holchristmas

# asked for
give me|us = give

# said in greeting
good morning|afternoon|evening|night|day = ,
(nice|great|lovely|happy|wonderful|fantastic|pleasant|good) weekend|day|evening|morning|week|night|holidays? / happy monday|friday|new|holidays|thanksgiving / merry christmas|xmas = ,
happy new year / what a day|week|night / all the best = ,

# no
on vacation|leave|holiday|holidays|maternity / out of (office|town|office.) / out of the office|country / ooo|away|abroad / on a plane|flight|trip / on the road|move = busy
is|are out / a no|nope / ruled out / won't do|fit|suit / not an option = cannot
do not forget / don't|dont forget = -
not|except|excluding|don't|dont / but not / any day|time but|except = not
can't|cant|cannot|couldn't|won't|wont|unavailable|impossible / can not / doesn't|won't|don't|not work / does|do|will not work / no good / not available|free|good|possible|convenient|suitable / do not / too late = cannot
doesn't|doesnt suit|work = cannot
busy|booked|occupied|asleep|offline|travelling|traveling|flying|leaving / in meetings|class / in a meeting|call / at work / tied up = busy
wait|postpone|delay|think / hold on|off = wait
let us = ,
but|however|instead|rather|better|let's|lets|so|then|yes|no|ok|okay|sure|hi|hello|hey|thanks|thank = ,

# counting
zero = 0
one = 1
two = 2
three = 3
four = 4
five = 5
six = 6
seven = 7
eight = 8
nine = 9
ten = 10
eleven = 11
twelve = 12
thirteen = 13
fourteen = 14
fifteen = 15
sixteen = 16
seventeen = 17
eighteen = 18
nineteen = 19
twenty = 20
thirty = 30
forty|fourty = 40
fifty = 50
couple = ~2
few|several|some = ~3
half = half
quarter = quarter
an?|1ne = one
first = o1
second of|the = o2
third = o3
fourth = o4
fifth = o5
sixth = o6
seventh = o7
eighth = o8
ninth = o9
tenth = o10
eleventh = o11
twelfth = o12
thirteenth = o13
fourteenth = o14
fifteenth = o15
sixteenth = o16
seventeenth = o17
eighteenth = o18
nineteenth = o19
twentieth = o20
thirtieth = o30
st|nd|rd|th = th

# numbers that are no time
nights|percent|people|persons?|bedrooms?|rooms?|villas?|houses?|dollars?|usd|eur|idr|k|km|kids?|children|options?|students?|lessons?|units?|floors?|guests?|adults?|stars? = noun
times|locations?|places?|miles?|meters?|metres?|million|thousand|steps?|pieces?|grade = noun

# said for courtesy
please|pls|plz|text|message|msg|write|call|ping|contact|phone|ring|reach|me|us|you|i|we|can|could|would|will|shall|be|is|it|the|teh|hte|of|my|our|up|out|back|again|get|just|give|need|works?|good|fine|great|free|available|for|fix|meet|meeting|talk|speak|chat|remind|try|do|we'll|i'll|i'd|i'm|like|prefer|want|how|what|that|that's|exactly|sharp = -
`;
