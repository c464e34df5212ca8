// Time in passing: how long, how soon, too late, how often, which part of the day and year.
export const TIMES = `
долго ли, длинный, длинная, тянется, тянуться, растянется, займёт, отнимет, сколько ждать, ждать придётся, волокита долгая, how long till, drag on, wait around, lengthy > сколько времени, срок, длится, дней, недель, месяцев / how long, takes, days, weeks, months
шустро, оперативно, мигом, вмиг, по быстрому, побыстрее, поскорее, в темпе, молниеносно, speedy, swiftly, pronto, in a hurry, rush > быстро, срочно, срок, сразу / fast, quickly, urgent, soon
горит, горящий, позарез, вчера надо, кровь из носу, аврал, цейтнот, emergency, last second, deadline looming > срочно, срок, дедлайн / urgent, deadline
не поздно, опоздали мы, поезд ушёл, спохватились, проспали, прозевали, прохлопали, упустили, ещё не поздно, шансы, шанс, успеваем, missed the boat, left it late, late to the party, chance, still have time > не поздно, поздно, успеть, начинать / too late, late, in time, start
впритык, в обрез, в последний день, под конец, в последнюю минуту, на флажке, кончается время, eleventh hour, cutting it close, tight > срок, дедлайн, поздно, последний / deadline, last, late
с какого числа, когда открываете, стартуете, стартуем, старта, стартует, начнём, начнутся, приступаем, отправная, первое сентября, kick off, get going, get started, commence > начало, начинается, старт, учебный год / start, begins, starts, first day
до какого, до скольких, когда финиш, закругляетесь, закончите, завершаете, последняя дата, cut off, cutoff, closing date, wrap up, finish up > окончание, срок, последний день, до / end, deadline, until, closes
полгода, полугодовой, шесть месяцев, на полгода, на зиму, на зимовку, перезимовать, зимовать, на сезон, half a year, six months, for the winter, winter there > месяц, помесячно, на несколько месяцев, полгода / monthly, months, long term
на денёк, на пару дней, на недельку, на выхи, переночевать, ночевать, ночёвка, перекантоваться, на уикенд, crash, overnight, few nights, one night, weekend stay > посуточно, ночь, сутки, минимальный срок / nightly, per night, short term, minimum stay
недельный, неделька, семь дней, десять дней, дней десять, пару недель, пара недель, fortnight, two weeks, ten days > неделя, недели, дней / week, weeks, days
месячный, месяцок, тридцать дней, четыре недели, помесячный, ежемесячная, month to month, thirty days, calendar month > месяц, ежемесячно, помесячно / month, monthly
ежедневно, каждый день, каждодневно, без выходных, изо дня в день, daily basis, day in day out, every single day > каждый день, ежедневно, часто / daily, every day
часто ли, частенько, с какой частотой, как регулярно, по сколько раз, раз в, пару раз, редко, how frequent, regularity, every so often, how many times > как часто, раз в неделю, раз в месяц / how often, weekly, monthly, once
по вторникам, по средам, по четвергам, вторник, среда, четверг, вт, ср, чт, пн, пт, tuesday, wednesday, thursday, tuesdays, thursdays > расписание, дни, будни, день недели / schedule, days, weekdays
с ранья, поутру, засветло, на заре, до завтрака, спозаранок, чуть свет, crack of dawn, first thing, early bird, before breakfast > утро, утром, рано, раньше / morning, early
затемно, ближе к ночи, к ночи, за полночь, глубокой ночью, по темноте, late hour, small hours, midnight, after dark > ночь, вечер, поздно / night, late, evening
после школы, после уроков, после садика, со второй смены, вторая смена, первая смена, учимся во вторую, after school, school run, second shift > расписание, время занятий, вечер / schedule, time, timetable
накладывается, накладки, пересечение, в это же время, одновременно, совпадает, совпадают, не стыкуется, не стыкуются, разорваться, double booked, overlap, overlaps, same time, at once > расписание не подходит, расписание, перенос, другая группа / schedule, clash, another time
секции, кружок, футбол, танцы, музыкалка, музыкальная школа, бассейн по вторникам, тренировка, тренировки, другие занятия, соревнование, football practice, dance class, other activities, music school > расписание не подходит, расписание, время, пропуск / schedule, clash, time
январь, зимние каникулы, рождественские, на ёлку, елки, святки, новогодняя ночь, нг, xmas, festive season, new years, christmas break > каникулы, праздники, новый год / holidays, new year, christmas
майские, первомай, день победы, восьмое марта, двадцать третье, госпраздник, красные дни, national holiday, public holidays, bank holidays > праздники, выходные, каникулы / holidays, public holiday
июнь, июль, август, летом что, летом отдыхаете, на лето, летняя, летнее, летний лагерь, summertime, over summer, in july, july, august > лето, летом, каникулы, учебный год / summer, holidays, school year
с осени, осенью, сентябрём, к осени, октябрь, ноябрь, in the fall, autumn, next term > сентябрь, учебный год, начало, старт / september, school year, start
весной, к весне, март, апрель, май, под экзамены, перед экзаменами, springtime, in spring > весна, май, интенсив, экзамен / spring, may, exam
февраль, в феврале, январе, в середине года, среди года, посреди, со второго полугодия, mid season, halfway through the year, second half > присоединиться, середина года, начинать, поздно / join, mid year, late, start
сколько осталось, остаток времени, осталось до, обратный отсчёт, time left, countdown, remaining time > срок, осталось, до / left, remaining, until
межсезонье, низкий, мёртвый сезон, не сезон, пустой сезон, тухло, quiet season, shoulder season, dead season > сезон, загрузка, заполняемость, низкий сезон / low season, season, occupancy
наплыв, туристический сезон, час икс, ажиотаж, разбирают, расхватывают, раскупают, busy season, peak time, sells out, goes fast > сезон, высокий сезон, спрос, загрузка / high season, demand, occupancy, peak
мск, по мск, местного времени, поясное, время у вас, сколько у вас времени, time over there, your time, gmt > часовой пояс, по москве, местное время / time zone, local time
не сразу, погодя, через год, когда нибудь, в будущем, отложим, later on, down the road, someday, in the future > позже, потом, срок / later, future
успевать, поспевать, в ногу, за всеми, поспеет, поспевает, keep pace, keep up with, stay on top > догнать, темп, уровень / catch up, keep up, pace
переменка, отдышаться, передохнуть, передышка, размяться, ноги размять, breather, breathe, stretch legs, pause > перерыв, перерывы, отдых / break, breaks
на сколько дней, максимум времени, сколько можно отсутствовать, надолго ли можно, longest, how long can we be away > срок, не больше, максимум, недель / maximum, weeks, up to
уезжать, укатим, укатить, умотать, смотаться, слетать, полететь, махнуть, рванём, поедем к бабушке, на родину, к морю, go off, head home, travel home, fly out, fly home, trip away > поездка, отъезд, заморозка, на время / travel, away, trip, pause
взять отпуск, отпускной, академ, академический, перекур, передышку, тайм аут, stop for a while, time out, take time off, freeze it, on ice > заморозка, пауза, перерыв, приостановить / freeze, pause, break, suspend
дождаться, дождёмся, сколько терпеть, терпения, подождём, hang on, hold tight, patient > ждать, срок, сколько времени / wait, how long, time
готов, готово, готовый, сдан, достроен, когда въезжать, въезжать, въехать, finished product, ready to go, ready by, move in date > готовый, сдача, передача, приёмка, срок / ready, handover, completion
затянется, затягивать, затягивают, тянут, тянете, буксует, застопорится, встанет стройка, стоят, стоит стройка, стройка стоит, drags, stalls, stalled, stuck, runs over, overrun > задержка, задерживается, срок, неустойка / delay, delayed, late, penalty
раньше времени, до срока, загодя, предварительно, до начала, beforehand, ahead, prior > заранее, досрочно, раньше / in advance, early, before
хронометраж, полтора часа, девяносто минут, час двадцать, сколько минут, сколько часов, how many minutes, how many hours, run time > длится, минут, часа, продолжительность / minutes, hours, duration, lasts
просидеть, высидит, усидит, усидеть, не выдержит столько, три часа подряд, sit still, sit that long, attention span > перерыв, длится, занятие, минут / break, lesson, lasts, minutes
приехать раньше, заселиться раньше, рано прилетаем, прилетаем рано, с утра прилетим, land early, early flight, arrive before > ранний заезд, заезд, раньше / early check in, check in
уехать позже, остаться до вечера, вечерний рейс, самолёт поздно, до вечера остаться, leave later, evening flight, stay till evening > поздний выезд, выезд / late checkout, check out
`;
