// Plain words that mean one thing in both languages: for questions in one about passages in the other.
export const PAIRS = `
заказ, заказать, на заказ, заказывать / order, ordered, made to order, custom made
отправлять, присылать, прислать, высылать, слать / send, sent, sending
получать, получить, получаете / receive, received, get
улица, переулок, проспект / street, streets, lane
рынок, рыночный / market
хранить, хранение, сохранить / keep, store, storage, stored
изготовление, изготовить, производство / manufacture, produced, production, made
неделя, за неделю / week, a week
раз в год, ежегодный / once a year, annual
каждый месяц, ежемесячный / every month, monthly
половина, наполовину, пятьдесят процентов / half, fifty percent
треть, четверть / third, quarter
минута, минут / minute, minutes
час, часы / hour, hours
сутки, двадцать четыре часа / day, twenty four hours, 24 hours
рабочая неделя, пять дней / working week, five days
число, номер, цифра / number, figure
список, перечень / list
ряд, очередь / queue, line
подпись, подписанный / signature, signed
печать, штамп / stamp, seal
копия, дубликат / copy, duplicate
оригинал, подлинник / original
адрес, прописка, регистрация по месту / address, registered address
гражданин, гражданство / citizen, citizenship
город, городской / city, town, urban
страна, государство / country, state
граница, пограничный / border
посольство, консульство / embassy, consulate
таможня, растаможка / customs
банк, банковский / bank, banking
счёт в банке, банковский счёт / bank account
наличность, банкомат / cash, ATM
сумма, итого, итог / sum, total
округление, примерно / approximately, roughly
выгода, преимущество / benefit, advantage
убыток, потеря / loss, losses
рост, увеличение, повышение / growth, increase, rise
снижение, уменьшение, падение / decrease, reduction, drop
сравнение, сопоставить / comparison, compare
выбор, подбор / selection, choice
образец, пример, шаблон / sample, example, template
правило, порядок / rule, rules
исключение, кроме / exception, except
причина, основание / reason, grounds
последствие, результат / consequence, result
ошибка, опечатка / mistake, error
спор, разногласие / dispute, disagreement
суд, судебный / court
свидетель, подтвердить / witness, confirm
обязанность, обязательство / obligation, duty
ответственность, отвечать за / responsibility, liability, responsible
право, права / right, rights
владелец, собственник / owner, owners
наниматель, арендатор / tenant, renter
сосед, соседний / neighbour, neighbouring
хозяйка, хозяин / landlord, host
гость, посетитель / guest, visitor
работник, служащий / employee, worker
начинающий, новичок, новички / beginner, beginners, novice
опытный, бывалый / experienced, advanced
тёплый, тепло / warm
холодный, холод / cold
мягкий, спокойный / soft, gentle, calm
сухой, засуха / dry
грязный, загрязнение / dirty, pollution
чистый, очистка / clean, cleaned
тяжёлый, вес, весит / heavy, weight
длина, ширина, размер / length, width, size
высота, высокий / height, tall, high
глубина, глубокий / depth, deep
цвет, окраска / colour, color
стекло, окно / glass, window
дверь, двери / door, doors
вход, вход со двора / entrance, way in
выход / exit, way out
зима, зимний / winter
весна, весенний / spring
осень, осенний / autumn
сильный, силён / strong
слабый, слабо / weak
быстрый, скорый / fast, quick
медленный, медленно / slow, slowly
стена, перегородка / wall, walls
пол, покрытие / floor, flooring
крыша, кровля / roof
труба, трубопровод / pipe, pipes
провод, кабель / wire, cable
камень, каменный / stone
дерево, деревянный / wood, wooden, timber
железо, металл / metal, iron, steel
лифт, подъёмник / lift, elevator
ворота, калитка / gate
сад, огород / garden
рыба, рыбалка / fish, fishing
птица, птицы / bird, birds
дождь, осадки / rain, rainfall
ветер, ветрено / wind, windy
солнце, солнечно / sun, sunny
воздух, проветривание / air, ventilation
огонь, пожар / fire
урок, пара / lesson, class
преподавать, учить, обучать / teach, teaching, taught
задача, пример / problem, task, exercise
ответ, отвечать / answer, reply
вопрос, спросить / question, ask
объяснение, объяснить / explanation, explain
знание, знания / knowledge
память, запомнить / memory, remember
внимание, сосредоточиться / attention, focus
слух, слышать / hearing, hear
зрение, глаза / eyesight, eyes
перерыв, пауза / break, pause
километр, километров, расстояние / kilometre, kilometres, distance
международный, зарубежный / international, foreign
национальный, местный / national, local
песок, песчаный / sand, sandy, beach
отдел, подразделение / department, team
согласование, одобрение, согласие / approval, agreed, consent
препятствие, помеха / obstacle
совладельцы, сособственники / co owners
партнёр, партнёрский / partner
текст, формулировка / text, wording
запрос, по запросу / request, on request
звонок, звонки, звонит / call, calls
запись звонка, видеозапись / recording
ежедневный, каждый день / daily, every day
конструкции, несущие стены, фундамент / structure, foundation, frame
гидроизоляция, влагозащита / waterproofing
подключение, подвод / connection, connected
фасад, внешний вид / facade, front, outside
высота потолков, этажность / height, storeys
смета, калькуляция / estimate, quote
каска, спецодежда / helmet, safety gear
инвентарь, опись / inventory, list
сервис, бытовой сервис / service, maintenance
септик, выгребная яма, канализация / septic tank, sewage
термит, термиты, жук / termites, termite
генератор, резервное питание / generator, backup power
батарея, аккумулятор / battery
общий сбор, сбор деревни, сбор / fee, banjar, common charge
мусор, отходы / rubbish, garbage, trash
капитал, вложения / capital, investment
бухгалтерия, бухгалтерский учёт / accounting, bookkeeping
наследник, наследники / heirs, heir
порог, минимум цены / threshold, minimum
курс обмена, обменный курс / exchange rate
возвратный, невозвратный / refundable, non refundable
снимать с продажи, придержать / hold, reserve, off the market
поломка, повреждение / damage, breakage
ветеринар, ветеринарный / vet, veterinary
кроватка, детский стульчик / cot, crib, high chair
лестница, ступени / stairs, steps
обрыв, утёс, скала / cliff, cliffs
риф, отмель / reef
течение, отлив, прилив / current, currents, tide
набережная, променад / promenade
рисовое поле, рисовые террасы / rice fields, rice terraces
затопление, подтопление, потоп, наводнение / flood, flooded, flooding
осушитель, влагопоглотитель / dehumidifier
коворкинг, рабочее место / coworking, desk
спортзал, тренажёрный зал, фитнес / gym, fitness
светофор, перекрёсток / traffic light, crossroads
этаж, подъезд / floor, entrance
автобус, остановка / bus, stop
метро, станция / metro, underground, subway, station
анкета, бланк / form, questionnaire
кабинет ученика, личный кабинет / account, online account
код из сообщения, смс / code, text message, sms
экземпляр, бумажный / copy, paper
законный представитель, опекун / guardian, legal representative
свидетельство о рождении, дата рождения / birth certificate, date of birth
образовательная деятельность, обучение / education, educational, training
предмет, дисциплина / subject, subjects
балл, очки, оценка / score, scores, mark, grade
шкала, критерий, критерии / scale, criteria
бланк, чёрная ручка / answer sheet, pen
вариант, билет / version, paper
задание, номер задания / task, question, problem
решение, ход решения / solution, working
пробел, пробелы / gap, gaps
тема, раздел / topic, topics, section
программа, учебный план / programme, curriculum, syllabus
учебный год, семестр, четверть / school year, academic year, term
каникулы, выходные / holidays, break, vacation
праздник, праздничный / holiday, public holiday
доска, общая доска / board, whiteboard
звук, микрофон / sound, microphone, audio
камера, веб камера / camera, webcam
сбой, неполадка / failure, breakdown, outage
собрание, родительское собрание / parents meeting
комментарий, замечание / comment, comments, remarks
посещение, посещаемость / attendance
консультация, разбор / consultation, review, walkthrough
эксперт, комиссия / expert, examiner, board
судимость, справка о несудимости / criminal record, background check
стаж, лет работы / years of experience
замораживать, поставить на паузу / freeze, pause, put on hold
перенос, сдвиг / postponement, moved, carried over
неявка, не явиться / no show, not turning up
удержать, удерживать / keep, kept, withhold
досрочно, раньше срока / early, ahead of time
уведомить, предупредить, предупреждение / notice, notify, warn
рабочий день, будний день / working day, weekday
круглый год, весь год / all year, year round
`;
