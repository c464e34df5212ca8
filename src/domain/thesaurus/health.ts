// People and animals: children, elders, guests, illness, safety of both, pets.
export const HEALTH = `
болеет, болеем, болеть, разболелся, заболеть, расхворался, приболеет, захворал, прихворнул, сопливый, сопли, затемпературил, слечь, under the weather, poorly, unwell, sick at home, comes down with, laid up > болезнь, по болезни, заболел, пропуск, справка / illness, ill, sick, missed
операция, лечь в больницу, больница, госпитализация, перелом, сломал руку, сломал ногу, гипс, травма, surgery, hospitalised, broke his arm, injury, cast > болезнь, справка, врач, заморозка, пропуск / illness, doctor, certificate, freeze
скорая, плохо станет, неотложка, первая помощь, врачи рядом, медпункт, медсестра, медицинская, emergency room, ambulance, first aid, nurse, er > врач, клиника, больница, медицина / doctor, clinic, hospital, medical
таблетки, аптеки, pills, drugstore > лекарства, аптека / medicine, pharmacy
прививаться, jab, shots > прививка, прививки, вакцина / vaccination, vaccine, vaccines
аллергия, аллергик, астма, диабет, непереносимость, особенности здоровья, здоровье, allergy, allergic, asthma, diabetic, health condition > здоровье, медицина, питание / health, medical, allergy
особенный, особенный ребёнок, овз, аутист, дислексия, сдвг, гиперактивный, слабослышащий, special needs, adhd, autism, dyslexia, hyperactive > особые условия, инвалидность, индивидуально / special needs, disability, individual
устаёт, утомится, утомляется, уставший, перегруз, перегружен, выгорит, выгорел, нагрузка, нагрузки, замучается, burn out, burnout, overloaded, exhausted, worn out, tired > нагрузка, перерыв, расписание, домашнее задание / workload, break, schedule, homework
нервничает, нервы, волнуется, паникует, паника, мандраж, истерика, трясётся, боится экзамена, переживает, meltdown, nervous, panics, jitters, freaks out > стресс, психолог / stress, psychologist
стесняется, стеснительный, застенчивый, зажатый, замкнутый, интроверт, боится спросить, молчун, тихоня, shy, introvert, quiet kid, timid, withdrawn > индивидуально, группа, вопросы, внимание / individual, group, questions, attention
дитё, дитятко, дитя, детка, детишки, детвора, ребятня, малышня, ребята, пацан, пацанчик, девчонка, мальчик, девочка, пупс, little man, youngster, rugrat, boy, girl, lad, bub > ребёнок, дети, ученик / child, children, kid, student
подростковый, тинейджер, переходный возраст, шестнадцатилетний, одиннадцатиклассник, девятиклассник, десятиклассник, выпускник, teen, adolescent, sixteen year old, senior year > ученик, подросток, старшеклассник, класс / student, teenager, grade
бабушка, дедушка, дед, баба, бабуля, дедуля, няня, старшая сестра, чужой человек, другой взрослый, granny, grandma, grandpa, grandparents, older sister, someone else collects > родители, родитель, сопровождение, взрослые, безопасность, представитель / parents, parent, adult, guardian, safety
взрослый, взрослым, себе хочу, сам хочу учиться, для себя учиться, мне сорок, в возрасте, пожилой, старики, в годах, elderly, seniors, adult, grown up, older people > взрослые, возраст, для кого / adults, age, suitable
семейство, всей семьёй, большая семья, нас пятеро, нас четверо, нас шестеро, вдвоём, втроём, компания друзей, whole family, party of, five of us, the two of us, clan > семья, гости, человек, спальни / family, guests, people, bedrooms
муженёк, благоверный, супруга, вторая половинка, жених, невеста, партнёрша, hubby, wifey, better half, fiance, girlfriend, boyfriend > муж, жена, супруг, семья / husband, wife, spouse, family
беременна, беременная, в положении, новорождённый, роды, декрет, pregnant, expecting, newborn, maternity > младенец, ребёнок, семья, врач / baby, infant, family, doctor
сколько народу, народу, народ, толпа, толпы, куча народу, битком, орава, головы, душ, сколько ребят, crowd, heads, head count, packed, bodies, how many others > сколько человек, человек в группе, группа, учеников / how many people, group size, students, group
в одиночку, одиночка, соло, сам по себе, наедине, тет а тет, отдельно от всех, персональный, on his own, alone, solo, by himself, private > индивидуально, индивидуальные, один на один, репетитор / individual, one to one, private
вместе со всеми, в коллективе, с другими, гуртом, в команде, вместе с ребятами, together, with others, classmates, peers > группа, группа или индивидуально, в группе / group, class
дружат, подружится, новые друзья, компания ребят, обижают, обижают ребёнка, травля, буллинг, дразнят, bullied, bullying, make friends, tease, picked on > группа, безопасность, куратор, атмосфера / group, safety, curator
под присмотром, присмотр за ребёнком, следят за детьми, не сбежит, сбежит, потеряется по дороге, украдут, чужие люди, посторонние зайдут, watched over, wander off, strangers, supervised > безопасность, охрана, администратор, пропуск / safety, security, guard, administrator
турникеты, видеонаблюдение, камера на входе, вахта, вахтёрша, сторожа, домофон, пускают внутрь, кодовый замок, intercom, keycard, gatekeeper, bouncer, surveillance > охрана, безопасность, камеры, пропуск, вход / security, guard, cameras, entrance
ворьё, воруют, воровство, обворуют, обчистят, кража, украли, грабят, криминал, преступность, бандиты, burglar, burglary, theft, steal, robbed, crime, thieves > безопасность, охрана, безопасно, сейф / security, safety, safe, guard
навернётся, грохнется, шлёпнется, провалится, нырнёт, нырнуть, захлебнётся, утопнет, плюхнется, tumble, slip, splash in, go under, climb over > безопасность, дети, ограждение, забор, бассейн / safety, children, fence, pool
розетки закрыты, острые углы, заглушки, горшок, пеленальный, манежик, высокий стул, автокресло, ворота на лестницу, highchair, stair gate, playpen, potty, car seat > детская кроватка, стульчик, дети, безопасность / cot, high chair, children, safety
аниматор, детская площадка, игровая, чем занять детей, горки, качели, развлечь детей, playground, kids club, entertain the kids, swings > дети, детский, школы, парк / children, kids, family, playground
в садик, ясли, отдать в школу, устроить в школу, образование детям, русская школа, британская школа, day nursery, schooling, put kids in school > школа, детский сад, международная школа, дети / school, schools, kindergarten, nursery
зверь, зверюга, зверушка, зверёк, животинка, живность, хвостатый, мохнатый, пушистый, четвероногий, усатый, furry, critter, furball, four legged, fur baby > животные, питомец, собака, кошка / pets, pet, animals, dog, cat
кот, котик, котэ, кошечка, котёнок, мурка, кошак, kitty, kitten, feline, tomcat > кошка, животные, питомец, кот / cat, pets, animals
псина, пёсик, собакен, щеночек, овчарка, хаски, корги, такса, пудель, бульдог, чихуахуа, йорк, терьер, doggo, pup, hound, puppy, retriever, poodle, canine > собака, животные, питомец / dog, pets, animals
попугайчик, рыбки, аквариум, черепаха, кролик, крыска, птица, птичка, морская свинка, хомячок, игуана, bird, parrot, rabbit, hamster, fish tank, turtle > животные, питомец / pets, animals
выгуливать, выгул, намордник, поводок, шерсть, лает, лай, мяукает, царапает мебель, barking, leash, walk the dog, fur everywhere > животные, собака, питомец / pets, dog, animals
переноска, ветеринар, ветеринарка, вет паспорт, ввезти собаку, ввоз животных, перевезти кота, vet, pet passport, bring the dog into > животные, питомец / pets, animals
девичник, мальчишник, свадьба, юбилей, день рождения, корпоратив, вечерина, тусить, party, wedding, birthday, bash, celebrate > вечеринка, праздник, мероприятие / party, event, events
друзья приедут, гости придут, позвать гостей, привести друзей, подселить, переночует друг, родня приедет, visitors, friends stay over, extra guest, guests over > гости, гость, количество гостей / guests, visitors, extra guest
курить, курение, курящий, кальян, вейп, дымить, smoke, smoking, vape, hookah > курение / smoking
трезвый, алкоголь, выпивать, пиво, вино, пьяный, наркотики, drunk, booze, alcohol, drugs > алкоголь / alcohol
церковь, мечеть, намаз, обряд, church, mosque > храм, религия, церемонии / temple, religion, ceremony
инвалидное, колясочник, не ходит по лестнице, трудно ходить, лифт, костыли, mobility, crutches, step free, elevator, lift access > пандус, инвалид, доступ, лифт / wheelchair, accessible, ramp
жилец, постояльцы, квартиросъёмщик, кого пускаете, кто будет жить, кто живёт, lodger, occupants, renters > гости, арендатор, арендаторы / guests, tenants, renters
соседи, соседка, сосед, рядом живут, кто рядом, кто живёт рядом, стена в стену, next door, neighbours, people around > соседи, район, комплекс, тихо / neighbours, area, complex, quiet
земляки, русские рядом, много русских, диаспора, свои люди, community, expats, fellow russians, our people > район, русскоязычный, сообщество, экспаты / area, community, expats
`;
