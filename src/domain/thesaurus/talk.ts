// How the same things are said in a chat: colloquial, roundabout, in pieces.
export const TALK = `
сын, сыновья, сынок, дочь, дочка, дочери, внук, внучка, малой, мелкий, ребятёнок, чадо, наследники, племянник / son, daughter, sons, daughters, grandson, granddaughter, children, kids, nephew
малыш, маленький, ясельный, годовалый, только ходит, ползает, малыши, трёхлетка, дошколёнок / toddler, little one, baby, small child, year old
упадёт, свалится, упасть, упадет в воду, утонет, утонуть, вывалится / fall, fall in, drown, drowning
отвалится, отпадёт, треснет, сломается, отойдёт, разойдётся, выйдет из строя, накроется, полетит, развалится, облезет, косяк, посыплется / falls off, fall off, cracks, crack, breaks, break down, comes off, falls apart, packs up
исправить, исправит, починит, починить, устранить, переделать, за чей счёт, кто чинит, наладить / fix, repair, put right, who pays for repairs, mend
изменить, поменять, переделать, переделаете, перенести стену, добавить, сдвинуть, перекроить, внести изменения, под себя, по своему, доработать / change, alter, modify, adjust, move a wall, add, my own design, tweak
вся сумма, всю сумму, сразу всё, целиком, единовременно, разом, полностью, сразу целиком, всё сразу, стопроцентная оплата, одним платежом / all at once, in full, lump sum, full amount, whole amount, full payment, at one go, everything upfront
неподъёмно, тяжело, не потянем, не тянем, нет таких денег, не хватает денег, накладно, тяжеловато / can't afford, too heavy, don't have that much, not enough money
разбить, раздробить, поделить, растянуть, постепенно, потихоньку, кусками, порциями, частично, каждый месяц понемногу / split, divide, spread, bit by bit, gradually, in chunks, little by little
потеряю, потерять, потеряем, сгорят, сгорит, пропадут, пропадёт, теряю, останусь без денег, удержат, удержите, удерживаете, заберёте себе, не отдадите, вычтут, потери, пропадают / lose, lose my money, forfeit, keep my money, lost, get nothing back, deduct, withhold
бросить, бросим, уйти, уйдём, прекратить, перестать ходить, завязать, выйти, сойти с дистанции, слиться, соскочить, больше не ходить, перестанем, не захочет ходить, откажемся / quit, leave, drop out, stop, give up, walk away, bail, step away, pull out
передумаем, передумает, разонравится, расхочет, не захочет, не зайдёт, надоест, наскучит, разочаруется, не пойдёт, ни в какую / change our mind, no longer want, doesn't like it, gets bored, not for us, hates it
остаток, неиспользованные, лишние, оставшиеся, несгоревшие, не использовали, недогуляли, неизрасходованные, осталось, остались / unused, remaining, left over, leftover, rest, not used
умру, умрёт, смерть, меня не станет, не станет, погибну, после моей смерти, случится со мной / die, death, pass away, when i'm gone, dead, happens to me
числится, записан, записать, записать на, оформить на, на имя, на маму, на чьё имя, фиктивно, чужое имя / registered to, in the name of, put in the name, on paper, fictitious, fake owner
местный, местные, местному, балиец, балийца, индонезиец, абориген, гражданин страны, житель / local, locals, local person, indonesian, citizen, a local friend
чистый, чистота, без обременений, обременение, долги, спор, споры, суды, арест, в залоге, подводные камни, подвох / clean title, clean, encumbrance, debts, disputes, clear, claims, catch, pitfalls
глянуть, взглянуть, посмотреть, показать, заценить, увидеть, поглядеть, познакомиться с домом, осмотреться / look, take a look, have a look, see, check out, see around, show me around, peek
покататься, повозите, возите, свозите, довезёте, подвезти, заедете, машина от вас, забрать, отвезёте / drive us, drive around, take us, pick us up, lift, ride, chauffeur
нахожусь, живу в другом городе, живу за границей, далеко живу, другая страна, не на месте, не там, за рубежом, в отъезде, из другого города, регион, из региона, не из / abroad, overseas, another country, far away, different city, out of town, not there, other city
рассвет, рано утром, ранний, спозаранку, ни свет ни заря, утренний рейс / dawn, early morning, sunrise, early flight, early
поздно вечером, ночью, поздний, ночной рейс, после полуночи / late evening, late at night, night flight, late arrival, after midnight
пустите, пускаете, впустить, заселите, заселяете, поселите, заселение раньше, ранний заезд, войти / let us in, early check in, let in, get in, access
пить, попить, питьевая, из под крана, кипятить, выпить / drink, drinkable, drinking, sip, boil, potable
греется, душно, жарко, вентиляция / hot, stuffy, ventilation
инет, интернет, вайфай, сетка, связь, коннект, тырнет / internet, net, web, connection, wifi
вырубился, вырубится, отвалился, отвалится, отключился, пропал, упал, лёг, слетел, отрубился, исчез, выбросило, выкинуло, оборвалась, прервался, завис / dropped, cut out, goes down, drops, went off, crashed, kicked out, freezes, lost, disconnects
скачать, скачивать, установить, устанавливать, поставить программу, загрузить, инсталлировать, ставить приложение / download, install, set up, app
экран, за экраном, за компом, комп, комп, ноут, ноутбук, планшет, айпад, мобильник, смартфон, с телефона, телефон / screen, laptop, pc, ipad, tablet, mobile, phone, computer
вживую, живьём, лично, глаза в глаза, ногами, приходить, приезжать, ездить на занятия, ездить / in person, live, physically, face to face, come in, attend in person
температура, простуда, простудился, грипп, пролежал, слёг, болел, горло, кашель, лежит с температурой, врач, ветрянка, орви / fever, flu, cold, in bed, ill, sick, covid
уехать, уезжаем, отъезд, поездка, путешествие, в отпуск, на море, на дачу, командировка, отлучиться, санаторий, соревнования, сборы, лагерь, уедем / go away, travel, trip, travelling, vacation, leave town, holiday, away, journey, camp
нагнать, догнать, наверстать, не отстать, восполнить, пройти пропущенное, посмотреть пропущенное / catch up, make up, not fall behind
успеваемость, успехи, как учится, как дела, прогресс, динамика, как продвигается, что с учёбой, справляется, чему научился / progress, how is he doing, performance, how they are doing, doing well, improvement
распишете, опишете, напишете, письменно, заключение, в письменном виде, вывод, итог, по итогам, результаты встречи / written, in writing, summary, conclusion, written report, write up, feedback
хромает, западает, не идёт, провисает, пробелы, слабые места, не понимает, плавает, не даётся, тонет, сыпется / gaps, weak points, weaknesses, struggles, doesn't understand, weak spots
троечник, двоечник, отличник, умник, гений, продвинутый, сильный ученик, слабый ученик, средний ученик, хорошист / C student, A student, straight A, smart, gifted, weak student, average student
затеряется, потеряется, не потеряется, среди других, в толпе, внимание каждому, достаётся внимания / get lost, attention, individual attention, in a crowd
желающие, желающих мало, мало желающих, мало людей, никто не придёт, наберётся, соберётся, не соберёте, не соберётся, наполнится, мало народу, минимальное количество / not enough people, too few, few people, enough students, nobody signs up, minimum number
универ, универе, вуз, факультет, журфак, мехмат, вышка, мгу, мед, медицинский, юрфак, экономический, колледж, куда поступать, факультеты / uni, university, faculty, college, school of, major
попроще, проще, полегче, лёгкий, несложный, легче, простой вариант, лёгкая / easier, simpler, easy, basic, less difficult
сложный, трудный, углублённый, потяжелее, продвинутый, сложнее / harder, difficult, advanced, tough, higher level
характер, сошлись, поладить, не ладят, конфликт, не сработались, раздражает, ругается, кричит, строгий / get along, personality, conflict, don't click, doesn't get along, strict, rude, shouts
принести, взять с собой, захватить, иметь при себе, нужно взять, подготовить, приготовить, что брать, с собой / bring, take along, have with me, prepare, what to bring, carry
зачисление, зачислить, оформить, оформление, оформиться, принять в школу, вступить, поступить к вам / enrol, enroll, enrolment, join, sign up, admission, get started
государство, государственный, соцфонд, пособие, субсидия, помощь государства, от государства, налоговая / government, state, benefit, subsidy, state support, tax office
пересчитать, пересчёт, пересчитаете, пропорционально, за неполный месяц, неполный, не с начала, с середины, половина месяца, остаток месяца, в середине месяца / pro rata, prorated, recalculate, partial month, half a month, mid month, middle of the month, proportionally
купаться без волн, спокойное море, мелко, мелководье, лагуна, риф, плескаться / calm sea, shallow, lagoon, reef, no waves, splash
волны, свелл, большие волны, катка, споты, спот, прокатиться, новичок, новички, профи / swell, big waves, spot, spots, ride, pros, beginners, beginner, experienced surfers
пробка, пробки, стоять, толкучка, забитая дорога, час пик, трафик, едет / jam, jams, rush hour, congestion, stuck, traffic
рождество, новый год, на праздники, каникулы, пик сезона, на рождество / christmas, new year, holidays, peak dates, festive
присмотреть, присмотрит, приглядывать, проверять дом, пока меня нет, в моё отсутствие, пока я в отъезде, пустой дом, без меня / keep an eye, look after, check on, while i'm away, in my absence, empty house, watch, house sitting
куда обращаться, кому звонить, кому писать, к кому идти, кто отвечает, ответственный, на кого жаловаться, кто поможет / who do i call, who to contact, who is responsible, whom to ask, point of contact, contact person
куда пойдут, куда деваются, на что, из чего складывается, расклад, разбивка / breakdown, where does it go, what for
обычно, в среднем, типичный, примерно, порядок цен, ориентировочно, около / average, typical, usually, roughly, approximately, about
сколько раз, график, частота, по сколько, дважды, каждую неделю / how often, how many times, twice, frequency
проверяют, проверите, оценят, разберут, разбор, посмотрите работу, разбираете / mark, marked, grade, graded, review, go through
результаты через, когда результат, быстро проверяют, ждать результата / when do i get results, marked, results back
поручиться, зуб даёте, слово, ручаетесь, отвечаете за, стопудово, железно, сто процентов, наверняка, гарантированный / vouch, promise, certain, sure, for certain, hundred percent
кинете, обманете, кинуть, развод, лохотрон, доверять, не обманете, пропадёте с деньгами, мошенничество, исчезнете / scam, rip off, cheat, trust, run away with the money, fraud, con
банкрот, обанкротится, разорится, сбежит, обанкротитесь, закроется / bankrupt, bankruptcy, goes bust, insolvent, disappears, shuts down
недострой, заморозят стройку, остановят стройку, не построят, не закончат, не достроите / unfinished, never built, stops building, abandoned, half built
электричество, электрика, розетка, напряжение, за свет, киловатт, генератор, вырубают / electricity, sockets, voltage, kilowatt, power bill
кормить, накормят, проголодается, голодный, еда, свой обед, бутерброды, вода, чай, буфет, кофе / feed, hungry, food, lunch, own food, sandwich, canteen, tea, coffee
переодеться, гардероб, раздевалка, где ждать, подождать, холл, посидеть / wait, waiting area, lobby, cloakroom, sit
забрать ребёнка, встретить, отпускаете, отпустите, сам уйдёт, один домой, отпускать одного, проводят / pick up, go home alone, leave alone, collect, let go
парковаться, оставить машину, где встать, на машине, припарковать / park, leave the car, by car, parking space
пересмотреть, повторить, архив, доступ к записям, сохраняются, хранятся, останутся / rewatch, archive, access to recordings, kept, stored
возраст, класс, с какого класса, подойдёт ли, для кого / age, grade, which grade, suitable, for whom
язык, на русском, на английском, по русски, говорят, понимаю / language, in russian, in english, speak, understand
`;
