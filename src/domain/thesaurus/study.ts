// Lessons, exams and those who teach.
export const STUDY = `
курс, программа, занятия, обучение, учёба, подготовка, учиться, заниматься, курсы / course, programme, program, classes, training, study, lessons, prep, tuition
урок, занятие, пара, лекция, вебинар, встреча, уроки / lesson, class, session, lecture, webinar
экзамен, экзамены, сдавать, сдать, ЕГЭ, ОГЭ, аттестация, сдаёт, сдача экзамена / exam, exams, test, sit, take the exam, unified state exam, finals
пробный экзамен, пробник, пробники, репетиционный экзамен, тренировочный экзамен, пробное тестирование, пробный ЕГЭ, имитация / mock exam, practice exam, mock, mocks, trial exam, practice test, rehearsal
пробное занятие, пробный урок, первое занятие, попробовать, посмотреть как проходит, на пробу, тестовый урок, бесплатный урок, ознакомиться, познакомиться, прийти на одно занятие / trial lesson, trial class, first lesson, try, free lesson, taster, sample lesson, try out, demo
диагностика, проверить уровень, определить уровень, тестирование, входной тест, проверка знаний, вступительный тест, оценить уровень, оценить знания, понять уровень, узнать уровень / assessment, placement test, check the level, diagnostic, level test, entrance test, evaluate, evaluation
уровень, слабый, сильный, отстаёт, тройка, двойка, плохо знает, пробелы, начальный уровень, с нуля, ничего не знает, запустил, троечник, двоечник, тройки, двойки, не тянет, подзабыл, забыл, хорошист, отличник / level, weak, strong, behind, beginner, from scratch, poor grades, gaps, ability, struggling, advanced
учитель, преподаватель, педагог, репетитор, тренер, наставник, кто ведёт, кто преподаёт, учителя, преподы, препод, кто учит / teacher, tutor, instructor, coach, teachers, who teaches, lecturer, trainer
квалификация, образование, опыт, диплом, стаж, эксперт, профессионал, студенты преподают, компетентный / qualification, qualifications, qualified, experience, degree, expert, experienced, credentials, background
преподаватель не подошёл, не понравился учитель, не сложилось, сменить преподавателя, поменять учителя, другой преподаватель, не нашли общий язык, не сошлись / change teacher, different teacher, don't like the teacher, switch tutor, another teacher
группа, в группе, сколько человек, мини группа, количество учеников, класс, группы, учеников в группе, численность, большие группы / group, class size, how many students, how many people, group size, students per group, small group
индивидуально, один на один, репетитор, личные занятия, персонально, частные уроки, индивидуальные занятия, с глазу на глаз, индивидуалка / individual, one to one, one on one, private lessons, tutor, personal, private tuition, private
онлайн, дистанционно, удалённо, по интернету, из дома, через компьютер, по зуму, в сети / online, remote, remotely, distance, from home, zoom, over the internet
очно, офлайн, вживую, в классе, приезжать, лично / offline, in person, face to face, on site, in class
платформа, программа, личный кабинет, сайт, приложение, в браузере, скайп, зум, где проходит, через что, какая программа / platform, app, software, account, website, browser, zoom, skype, where does it take place
компьютер, ноутбук, планшет, телефон, смартфон, камера, микрофон, техника, оборудование, наушники, вебка, вебкамера, железо / computer, laptop, tablet, phone, smartphone, camera, microphone, equipment, device, webcam, headset
слабый интернет, плохой интернет, пропала связь, связь прервалась, обрыв связи, вылетел, завис, лагает, отвалился интернет, отключился интернет, пропал интернет, отрубится интернет / bad connection, lost connection, connection drops, internet fails, disconnected, internet goes down, slow internet
запись урока, запись занятия, пересмотреть, посмотреть потом, в записи, записи, повтор, переслушать, видеозапись / recording, recordings, watch later, replay, recorded, rewatch, catch up
домашнее задание, домашка, дз, задания на дом, домашняя работа, домашние, задают на дом, задают / homework, assignments, home tasks, assignment
проверка работ, проверяют, кто проверяет, оценки, баллы, критерии, разбор ошибок, обратная связь, проверка, проверяет / marking, grading, grades, marks, feedback, scores, who checks, check the work
пропустить, пропуск, пропустил, пропустим, не пришёл, отсутствовать, прогулять, пропущенное занятие, пропущенный урок, не был, прогул, не сможем прийти, не сможем быть, прогуливает / miss, missed, absence, absent, skip, miss a class, miss a lesson, not attend, no show, truant
догнать, наверстать, нагнать, присоединиться, влиться, посреди года, в середине, идущая группа, вступить позже, прийти позже, в середине года, вписаться, уже идёт / catch up, join, join later, mid year, late joiner, already started, join midway
результат, балл, баллы, результаты, поступление, сколько баллов, средний балл, успехи, прогресс, высокий балл, сто баллов, 100 баллов / result, results, score, scores, points, average score, progress, outcome, success
не сдаст, провалит, завалит, не сдал, провал, двойка на экзамене, не сдадим, завалим, не наберёт / fail, fails, failed, doesn't pass, not pass
пересдача, пересдать, второй раз, ещё раз сдать, заново сдать / resit, retake, second attempt, sit again
апелляция, не согласен с баллом, оспорить, обжаловать, неправильно проверили, несправедливо / appeal, dispute, disagree with the score, challenge, contest
поступить, поступление, вуз, университет, институт, абитуриент, приёмная комиссия, проходной балл, бюджетное место, зачисление / university, admission, college, enter university, get into, admissions, entry requirements
заявление, подать заявление, регистрация на экзамен, зарегистрироваться, подать документы, записаться на экзамен, подача / application, apply, register for the exam, registration, submit, sign up for
допуск, сочинение, итоговое сочинение, собеседование, устное / admission, essay, oral interview, pre exam, final essay, eligibility
базовый, профильный, база, профиль, базовая математика, профильная математика / basic, advanced, profile, basic maths, advanced maths, base level
математика, алгебра, геометрия / maths, math, algebra, geometry, mathematics
физика / physics
химия / chemistry
информатика, программирование / computer science, programming, coding, informatics
русский язык, русский / russian language, russian
обществознание / social studies, social science
учебник, учебники, материалы, пособия, книги, тетради, раздатка, методички, конспект, покупать книги / textbook, textbooks, materials, books, handouts, notes, workbooks
аттестат, диплом, сертификат об окончании, корочка, удостоверение / certificate, diploma, school certificate, degree
справка, справка об обучении, подтверждение / certificate, confirmation, proof, letter
куратор, наставник, классный руководитель, кто помогает, к кому обращаться, тьютор / curator, mentor, supervisor, tutor, coordinator
мотивация, не хочет учиться, ленится, лень, заставить, не делает домашку, не учится, балбес / motivation, lazy, doesn't want to study, unmotivated
посещаемость, посещение, ходит ли, дошёл ли, прогуливает, дошёл, пришёл на занятие, контролировать / attendance, attend, attending, shows up, arrived
родительское собрание, встреча с родителями, поговорить с учителем, пообщаться с преподавателем / parents meeting, parents evening, talk to the teacher, speak with the teacher
каникулы, летом, лето, зимой, летние, зимние, весенние / holidays, summer, winter break, spring break, school holidays, over the summer
интенсив, экспресс, ускоренно, сборы, краткий курс / intensive, crash course, express, boot camp, fast track
олимпиада, олимпиады, всерос, соревнования, конкурс / olympiad, competition, contest
набор, места, мест, есть места, свободные места, наберётся, недобор, не наберётся, не набралась, отменят группу, мало людей, наберёте / places, spots, seats, available, full, not enough people, enrolment, group cancelled, filled, availability
учебный год, год, семестр, сентябрь, до мая, полугодие / school year, academic year, term, semester, september
перерыв, переменка, перемена, отдохнуть / break, recess, pause
телефон доверия, психолог, стресс, тревога, переживать / psychologist, stress, anxiety, counselling
присутствовать, сидеть на уроке, посидеть рядом, остаться с ребёнком, подождать, подождать внутри / attend, be present, sit in, stay with, wait
как добраться до вас, от метро сколько, ближайшее метро, адрес школы, где филиалы, где проходят очные, куда ездить, куда приезжать / nearest metro, school address, where are the branches, where are classes held, closest station
карточка, пропуск, турникет, вахтёр, кто встречает, узнаю что пришёл, дойдёт ли, сообщение о приходе, посторонние / entry card, pass, who meets, know he arrived, strangers, supervised
перекусить, где поесть, голодным, обед брать, автомат с едой, кулер, чай попить, еда с собой, микроволновка / vending machine, bring food, packed lunch, microwave, water cooler
что на диагностике, сколько длится диагностика, как проверяют уровень, тест на уровень, нужно ли готовиться, входное тестирование, встреча с преподавателем / what happens at the assessment, how long is the assessment, prepare for the assessment, level check
что скажете после, результаты диагностики, план занятий, подбор группы, рекомендация, прогноз балла, сколько занятий нужно / after the assessment, assessment results, recommendation, study plan, how many lessons needed
записаться на диагностику, прийти на диагностику, на когда можно, ближайшее время, окошко, перенести диагностику, свободное время / book the assessment, free slot, soonest slot, available time, reschedule the assessment
репетиция экзамена, порепетировать, как на настоящем, в условиях экзамена, бланки, написать пробник, сходить на пробник, дата пробника / dress rehearsal, exam conditions, answer sheets, mock date, real exam conditions, take a mock
повысит баллы, на сколько вырастет, сколько наберёт, средний результат, ваши ученики сдают, процент поступивших, выпускники, обещаете результат, какой результат / pass rate, average result, how much improvement, your students' results, promise a result, success rate
осталось мало времени, с января, весной начать, за три месяца, за два месяца, подготовиться за, успеть подготовиться, с нуля за год, догоним ли / three months left, start in spring, enough time, prepare in time, starting in january, too late to start
какую математику, базу сдавать, профиль сдавать, гуманитарий, техническая специальность, нужна ли математика, для поступления математика, без профиля / which maths, humanities, do we need maths, basic or advanced, for a technical degree
поменять предмет экзамена, выбрать предметы, до какого выбрать, до какого подать, срок заявления, итоговое сочинение, регистрация на егэ, допуск к экзамену, зачёт / choose subjects, deadline to register, change exam subject, final essay, allowed to sit, registration deadline
не согласны с оценкой, подать апелляцию, оспорить результат, пересмотреть баллы, несправедливый балл, пересдать летом, второй шанс, переписать экзамен / challenge the result, appeal the mark, resit in summer, second chance, unfair mark
подбор вуза, куда поступить, с какими баллами, проходные, приёмная кампания, поможете поступить, подача в вуз, какие предметы нужны для / choose a university, which university, help with applications, entry scores, admission rules, apply to university
большая ли группа, сколько детей, сколько ребят, сколько человек максимум, сколько учеников, маленькие группы, толпа, переполнена / how many kids, how many children, how big are the groups, maximum, crowded, size of the group
подобрать группу, по уровню, слабая группа, сильная группа, не потянет группу, скучно будет, перейти в сильную, кто в группе, разный уровень / placed by level, weaker group, stronger group, bored, mixed ability, which group, keep up
начать не с начала, присоединиться позже, в марте прийти, опоздали к началу, группа уже занимается, прошли много тем, пропущенные темы, вступить в середине / join in march, join a running group, missed the start, group has already started, catch up on topics
поменять группу, перевестись, перейти на очное, перейти на онлайн, сменить формат, другой день, другая группа, перескочить / change group, switch to online, switch to offline, change format, another group, move groups
группу не соберут, не откроется, отменят курс, группа не откроется, мало записалось, недобрали, недостаточно учеников / course cancelled, group doesn't open, not enough students, course doesn't start
нужен ли репетитор, хватит ли группы, индивидуально или в группе, что эффективнее, репетитор или группа, один на один лучше / group or tutor, is a group enough, one to one better, do we need a tutor
сколько задают, много домашки, когда проверят, срок проверки, не сделал домашку, не сдал домашку, кто проверяет домашку, сдать позже / how much homework, when is it marked, didn't do homework, late homework, who marks
пропустил урок, посмотреть запись, болел и пропустил, не был на занятии, если пропустим, где запись, конспект пропущенного, сколько хранится запись / missed a lesson, watch the recording, where is the recording, was ill, get the notes, how long is the recording available
следить за учёбой, видеть оценки, знать как дела, отчёт о ребёнке, связь с родителями, сообщаете родителям, контролировать ребёнка, ходит ли на занятия, узнавать о прогрессе / parent updates, see grades, know how he is doing, inform parents, control, attendance, how will i know
вопрос по задаче, задать вопрос, спросить преподавателя, помощь между занятиями, непонятна задача, кому писать, кто отвечает на вопросы, чат с преподавателем / ask a question, help between lessons, stuck on a problem, who answers questions, chat with the teacher
требования к компьютеру, нужен ли компьютер, подойдёт ли планшет, хватит ли телефона, какая скорость, веб камера нужна, обязательно ли камера, включать камеру, с мобильного / computer requirements, is a tablet ok, need a webcam, camera on, from a phone, internet speed
лекция или урок, запись или живой, вебинар или занятие, с преподавателем вживую, сидит и слушает, интерактив, доска, отвечать голосом, спрашивают ли / live or recorded, real time, interactive, board, just a lecture, speak
урок сорвался, техподдержка, не могу зайти, не открывается, не грузится, зависла платформа, отключили свет, технические проблемы, сайт лёг / tech support, can't log in, doesn't load, technical problems, lesson cut off, site is down
сколько занятий в месяц, за пропуски платить, за праздники платим, как считаете месяц, за неполный месяц, начать с середины месяца, четыре недели / how many lessons a month, pay for holidays, half month, four weeks, how is a month counted
студенты ведут, кто будет учить, опыт учителей, эксперты егэ, сколько лет преподаёт, образование преподавателя, дипломы, кто ведёт математику, судимость / who will teach, teachers' experience, exam experts, are teachers students, teacher's education, background check
учитель заболел, преподаватель на больничном, замена преподавателя, если учитель не придёт, другой учитель, поменяете учителя, не нашли контакт / teacher is ill, substitute, replacement teacher, teacher doesn't show up, change the teacher
обед, перерыв между уроками, пауза в середине, полтора часа сидеть, устаёт, тяжело высидеть / break in the lesson, long lesson, gets tired, ninety minutes
`;
