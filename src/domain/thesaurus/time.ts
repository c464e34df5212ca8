// When, how fast, how often; seasons and days off.
export const TIME = `
когда, в какой день, дата, какого числа, до какого числа, крайний срок, дедлайн, в какие сроки, сроки, к какому сроку, срок подачи / when, what date, date, deadline, by when, what day, due, dates
сколько времени, как долго, как быстро, быстро, сколько ждать, сколько занимает, за какой срок, через сколько, скоро, сколько длится, сколько дней, за сколько, долго / how long, how fast, how quickly, how soon, take, takes, wait, duration, turnaround, time frame, how many days
как часто, сколько раз, периодичность, раз в неделю, раз в месяц, регулярно, каждый / how often, how many times, frequency, weekly, monthly, regularly, once a week, every
начало, начать, начинается, старт, стартует, когда начнётся, начинаются, приступить, запуск, первый день / start, begin, begins, starting, kick off, launch, first day, commence
конец, окончание, закончится, завершение, заканчивается, завершится, последний день, финиш, закончить / end, finish, ends, completion, finishes, last day, over
сейчас, сразу, немедленно, срочно, прямо сейчас, сегодня, экстренно / now, immediately, right away, urgent, urgently, today, at once, asap
ближайший, следующий, скоро, ближайшее / next, soonest, nearest, soon, upcoming, earliest
поздно, опоздал, опоздали, не поздно, успеть, успею, успеем, успеет, не успею, ещё можно, поздно начинать / late, too late, in time, still possible, on time, late start, still time
утро, утром, с утра / morning, mornings
вечер, вечером, по вечерам, после работы / evening, evenings, after work
выходные, суббота, воскресенье, по выходным, субботу, в субботу / weekend, saturday, sunday, weekends, saturdays, sundays
будни, рабочий день, рабочие дни, понедельник, пятница, по будням / weekdays, business days, working days, monday, friday, weekday
праздники, каникулы, выходной, нерабочие дни, праздничные дни, новый год, новогодние, майские, январские / holidays, holiday, vacation, days off, new year, christmas, public holiday, closed, break
расписание, график, по каким дням, во сколько, в какое время, время занятий, дни и часы, по времени, режим / schedule, timetable, hours, what time, which days, times
каждый месяц, ежемесячно, ежемесячный, в месяц, помесячно / monthly, per month, every month, a month, each month
год, годовой, ежегодно, в год, лет / year, annual, yearly, per year, annually, years
неделя, недели, еженедельно / week, weekly, weeks
ночь, сутки, посуточно, на пару дней, на несколько дней, краткосрочно, на неделю, на ночь / night, nightly, per night, short term, short stay, few days, by the night, daily
долгосрочно, надолго, на долгий срок, на год, на несколько месяцев, помесячно, на месяц / long term, long stay, for a year, several months, monthly, by the month
сезон, высокий сезон, пик, в сезон, зима, лето, зимой, летом / season, high season, peak, winter, summer
дожди, дождь, сезон дождей, ливень, ливни, погода, климат, мокро, влажность, дождливый / rain, rainy season, rains, weather, climate, wet, humidity, monsoon, rainy
затопит, топит, затопление, потоп, подтопление, подтапливает, заливает, наводнение, заливать, вода на улице, лужи / flood, flooding, floods, flooded, under water, waterlogged
часовой пояс, разница во времени, местное время, по москве, по московскому / time zone, time difference, local time
возраст, сколько лет, с какого возраста, лет, старше, младше / age, how old, years old, older, younger
досрочно, раньше срока, раньше, заранее, съехать раньше, уехать раньше, выехать раньше / early, earlier, ahead of time, before the end, leave early, move out early, in advance
переехать, переезд, перебраться, релокация, жить постоянно, на пмж, эмиграция, переселиться / move, relocate, relocation, moving, live permanently, settle, immigrate
скоро ли, к какому числу, успеете к, когда готово, когда будет готово, готовность, срок сдачи, когда сдача / ready, when will it be ready, completion date, finished by
январь, февраль, март, апрель, май, июнь, июль, август, сентябрь, октябрь, ноябрь, декабрь / january, february, march, april, may, june, july, august, september, october, november, december
в час пик, утром ехать, вечером ехать, дорога занимает, далеко ли от, сколько от, от аэропорта ехать, из аэропорта / rush hour, how far from the airport, how long from the airport, drive from, driving times
красный день, длинные выходные, на майских, в праздники, новогодние каникулы, работаете в праздники, занимаетесь ли в праздники, перерыв на новый год / bank holiday, long weekend, over new year, during holidays, on public holidays, over christmas
когда последнее занятие, до какого месяца, когда выпуск, конец года, сколько месяцев, с какого месяца, летние занятия, летом работаете / last lesson, until which month, end of the year, run until, over the summer
неудобное время, не подходит время, другое время, секция, тренировки, кружки, не успеваем после школы, пересекается, накладка, расписание не подходит, два курса подряд / time doesn't suit, another time slot, clash, clashes, conflict with training, schedule doesn't suit, other time
отменить урок, пропустить занятие, перенести урок, предупредить заранее, за сколько предупредить, перенос занятия, в последний момент, заболел утром / cancel a lesson, reschedule a lesson, move a lesson, notice, how much notice, last minute, short notice
отъехать на месяц, не будет две недели, пропустим месяц, на время поездки, не платить пока нас нет, заморозить оплату, сохранить место, взять паузу / away for a month, away for two weeks, skip a month, not pay while away, keep our place, hold the spot, freeze
опоздает, опоздать на урок, задержится, придёт позже, не успевает к началу / late for class, be late, arrives late
`;
