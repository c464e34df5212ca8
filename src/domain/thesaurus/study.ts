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
`;
