// Learning: how it goes, what is weak, exams and marks, teachers and groups, missing and catching up.
export const LEARNING = `
препод, преподша, училка, учительница, преподавательница, лектор, репет, репетиторша, ментор, гуру, тьюторы, teach, mister, prof, lecturer > преподаватель, преподаватели, учитель, кто преподаёт / teacher, teachers, tutor, instructor
нудный, скучный, скучно ведёт, непонятно объясняет, не объясняет, бубнит, орёт, придирается, хамит, грубый, токсичный, boring, mumbles, rude, picks on, unclear, can't explain > преподаватель не подошёл, сменить преподавателя, замена / change teacher, another teacher, replace
учительница не понравится, не понравится препод, преподаватель не понравится, не понравился, не понравилась, не поладят, не найдёт язык, не сработается, другого учителя, другого препода, замените учителя, поменять препода, swap teachers, clash with the teacher, doesn't click > преподаватель не подошёл, сменить преподавателя, другой преподаватель / change teacher, another teacher, doesn't suit
уволится, уволился, уйдёт учитель, преподаватель уйдёт, пропадёт препод, сменится, подменит, подменяет, подмена, quits teaching, leaves mid year, stand in, sub, cover teacher > замена, другой преподаватель, заболел / replacement, substitute, another teacher
бывшие учителя, носитель, кандидат наук, доцент, профессор, мгушники, сами сдавали, дипломированный, с образованием, phd, graduate, native speaker, certified teacher > образование, опыт, преподаватели, кто преподаёт, эксперт / education, experience, teachers, qualified
студентики, студенты, вчерашние школьники, неопытный, зелёный преподаватель, новички учат, undergrads, inexperienced, rookies, fresh graduates > преподаватели, опыт, кто преподаёт / teachers, experience, who teaches
домашки, задания, задачки, упражнения, уроки делать, делать уроки, дома заниматься, самостоятельно решать, грузят, завалят заданиями, pile of work, exercises, tasks, problem sets, homeworks > домашнее задание, домашние задания, проверка / homework, assignments, marking
списывает, списать, списывать, гпт, нейронка, решебник, гдз, чит, cheat, cheating, copy, copies from, chatgpt, plagiarise > домашнее задание, проверка, контроль, куратор / homework, marking, check, curator
халявит, филонит, отлынивает, сачкует, забивает, забьёт, не открывает учебник, сидит в телефоне, зависает в телефоне, лоботряс, slack, slacks, slacker, skives, procrastinates, glued to phone, can't be bothered > мотивация, куратор, контроль, домашнее задание / motivation, curator, control, homework
замотивировать, заинтересовать, увлечь, из под палки, заставлять, уговорить, стимул, мотиватор, inspire, engage, push him, spark > мотивация, куратор, интерес / motivation, curator, interest
проследит, проследите, контролируете, под контролем, следит, напоминает, напомните, напоминать, пинок, check up on, remind, keep him on track, accountability, monitors > куратор, контроль, следит, отчёты / curator, control, reports, monitor
не понял, не понял тему, застрял, затык, тупит, туплю, непонятная, вопросик, вопросы задать, спросить у кого, переспросить, stuck on, doesn't get it, lost in, confused by, ask questions > вопросы, куратор, преподаватель, помощь, чат / questions, curator, teacher, help, chat
проверите, проверьте, прощупать, прощупаете, оценить знания, что он знает, посмотрите уровень, прогнать по темам, замерить, замер, gauge, evaluate, find out what he knows, size up, test him > диагностика, уровень, проверка уровня / assessment, level, diagnostic
что скажете, узнаем, расскажете после, выдадите, разложите, куда двигаться, вердикт, verdict, findings, what will you tell > результаты, узнаете, рекомендация, план, прогноз / results, recommendation, plan, learn
подтянуть, подтянете, натаскать, натаскаете, поднатаскать, прокачать, прокачаете, вытянуть, вытянете, поднять оценки, подготовите, brush up, boost, bring up, pull up, raise his grade, polish > подготовка, уровень, занятия, результат / prep, level, lessons, result
дыры, дыра, прорехи, провалы, нулевой, ноль, нолик, полный ноль, чайник, тупой, дуб дубом, ни бум бум, не шарит, не рубит, zero, clueless, rubbish at, hopeless, dunce, rusty > уровень, с нуля, пробелы, диагностика / level, beginner, from scratch, gaps
шарит, рубит, вундеркинд, ботан, ботаник, звёздочка, одарённый, talented, bright, brainy, nerd, whiz, ace > уровень, сильный, уровень группы / level, strong, group level
будет скучать, заскучает, зевать, слишком легко, слишком просто, тормозить из за других, тормозят, held back, too slow, yawn, too easy, unchallenged > уровень группы, сильная группа, смена группы / group level, stronger group, change group
не вывезет, не вывозит, вывезет, не поймёт, отстанет, захлебнётся в темах, слишком сложно, over his head, struggle, struggling, too fast, drown, out of his depth > уровень группы, уровень, смена группы, куратор / level, group level, change group, curator
подберёте, подбираете, распределяете, распределят, формируете, как делите, делите по, сортируете, sort into, placed, put together, match him with, assign to > уровень группы, подбор группы, диагностика / group level, placement, assessment
переведёте, переведите, перекинуться, перескочить, пересесть, перебежать, поменяться группами, переметнуться, hop to, jump to another, move across, move him > смена группы, перейти, перевод, формат / change group, switch, move, format
все уже ходят, уже полгода, прошли темы, прошли полпрограммы, влиться к ним, новенький, новенькая, вклиниться, запрыгнуть, догонит ли, newcomer, new kid, slot in, jump in, late to start > присоединиться, идущая группа, догнать / join, running group, catch up
нагоним, догоняем, отстал, отстали, отставать, пропустили тему, что прошли, что было, узнать что было, пересказ, конспекты, what did we miss, get up to speed, behind on, fill in > догнать, записи, пропуски, пропущенное / catch up, recordings, missed
пропустил, пропустила, пропускаем, пропускать, не был, не было нас, прогулял, прогуляем, отсутствуем, прошляпил, skipped, wasn't there, was off, didn't show, played truant > пропуск, пропуски, запись, записи / missed, absence, recording
пересматривать, глянуть потом, видео урока, видеоурок, в повторе, на повторе, запоминалка, останется ли видео, watch again, video of the class, on demand, catch it later > запись, записи занятий, пропуски / recording, recordings
натянет на, сколько получит, сколько выбьет, на сколько сдаст, прогнозируете, спрогнозировать, предскажете, оценить шансы, what will he get, predict, forecast his score, odds > прогноз балла, диагностика, результат / score forecast, assessment, result
поступит, поступят, поступим, попадёт в вуз, пройдёт на бюджет, бюджет, на бюджет, бюджетка, get in to, get accepted, make it into, scholarship place > поступление, вуз, результат, гарантии / admission, university, result, guarantee
куда податься, куда пойти учиться, кем стать, профориентация, какая специальность, специальность, факультет выбрать, what to study, career, which degree, where to apply > поступление, вуз, выбор вуза / admission, university, choose
вышка, бауманка, физтех, мифи, спбгу, универы, топовый вуз, престижный вуз, top uni, ivy, best universities > вуз, поступление, результат / university, admission
завалит, завалил, провалится, срежется, слился, засыплется, не дотянет, не осилит, недоберёт, flunk, bomb, botch, tank, blow it, falls short > не сдаст, пересдача, гарантии, результат / fail, resit, guarantee, result
ещё раз, ещё разок, заново, повторно, снова, второй заход, вторая попытка, переписать, another go, second go, do over, redo, try again > пересдача, повторно, пересдать / resit, retake, second attempt
несправедливо, занизили, занизить, недодали, обсчитали, срезали баллы, неверно проверили, поспорить, оспаривать, marked unfairly, robbed of marks, undermarked, wrong mark, argue > апелляция, баллы, оспорить / appeal, dispute, score
контрольная, контроша, зачёт, тест, проверочная, олимпиадка, впр, quiz, school test, midterm > экзамен, пробный экзамен, диагностика / exam, test, assessment
прогон, прогнать, генеральная репетиция, прикинуться, почувствовать атмосферу, обстановка экзамена, тренировочный, тренировка экзамена, dry run, run through, trial run, simulate, feel the pressure > пробный экзамен, пробники / mock exam, practice exam
гуманитарий, гуманитарный, не технарь, технарь, лирик, журналистика, филолог, дизайнер, психолог учиться, arts major, liberal arts, journalism, non technical > база или профиль, базовая математика, поступление / basic, advanced, maths, admission
сложный вариант, лёгкий вариант, лёгкую, сложную, простая математика, упрощённая, тяжёлая математика, easy option, hard option, easier paper, simpler version > база или профиль, базовая, профильная / basic, advanced
записаться на экзамен, куда подавать, в школе подавать, зарегать, зарегаться, зарегистрироваться, подаваться, дедлайн подачи, register, sign up for the exam, entry form, hand in the form > заявление, регистрация, срок, допуск / application, registration, deadline
не допустят, допустят, пустят на экзамен, допуск получить, долги по школе, незачёт, let him sit, barred, eligible > допуск, итоговое сочинение, заявление / admission, eligibility, final essay
шпоры, шпаргалка, подсказки, лайфхаки, формулы, таблицы, теория, cheat sheet, tips, tricks, formulas > материалы, программа, занятия / materials, programme, lessons
проходит ли всерьёз, как идут уроки, как всё проходит, на уроке что делают, структура урока, процесс обучения, what's a class like, how are classes run, format of class, typical lesson > как проходит занятие, занятия, программа, формат / lesson, class, how it goes, format
лекцию слушать, слушать молча, болтать, обсуждают, активничать, у доски, решают сами, sit and listen, passive, discuss, board work, take part > занятие, вопросы, как проходит / lesson, questions, how it goes
с глазу на глаз, вдвоём с учителем, один учитель один ученик, частник, индивы, персоналка, just the two, private coach, own tutor, tailored lessons > индивидуально, индивидуальные занятия, репетитор / individual, one to one, private lessons
что эффективней, толку больше, какой формат лучше, толк, результативнее, more effective, pays off more, better results, works best > группа или индивидуально, результат, формат / group or individual, result, format
собирается, соберётся группа, никто не записался, один в группе, двое в группе, недобор, наскребёте, кворум, nobody signs up, only two kids, low turnout, quorum, fills up > группа не набралась, набор, минимум / not enough people, group, minimum
места закончились, места есть, остались места, попадём ли, не осталось мест, вакантные, spots left, sold out, waitlist, waiting list, room for one more > места, набор, группа, запись / places, available, group, sign up
успевает ли, как он там, как успехи, чему научился, что у него с, сдвиги, сдвиг, есть ли толк, продвигается, подвижки, how's he getting on, getting on, any progress, improving > отчёты, прогресс, успеваемость, родителям / reports, progress, parents
узнает мама, родителям говорите, родителям пишете, отчитываетесь перед родителями, звоните родителям, tell parents, mum finds out, parents kept, inform mum > отчёты родителям, куратор / reports, parents, curator
учится ли вообще, ходит ли, доходит ли до вас, прогуливает ли, отмечаете, отмечаете ли, пришёл ли, register attendance, turn up, roll call, bunk off > посещение, отчёты, безопасность, куратор / attendance, reports, curator
корочки дадут, свидетельство, бумага об окончании, выдадут, грамота, certificate at the end, completion certificate, diploma given > сертификат, документ, справка / certificate, diploma
для школы бумага, освобождение от уроков, бумага для школы, бумага для работы, справочка, note for school, letter for work, proof of study > справка, подтверждение / certificate, confirmation
биология, биологию / biology
история, историю / history
география / geography
литература / literature
китайский / chinese
немецкий / german
автошкола, driving school > вождение / driving lessons
рисование, рисовать / drawing, painting
шахматы / chess
вокал, петь / singing, vocal
пианино, гитара, музыка / piano, guitar, music
сложно ли, тяжело ли, насколько сложно, жесть, адский, мозг взорвётся, how hard, how tough, brutal, challenging > уровень, нагрузка, программа / level, workload, programme
мало людей, много людей, большие классы, маленький класс, переполненный, до скольких человек, crowded class, tiny class, class of how many > сколько человек, группа, учеников / how many people, group, students
`;
