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
`;
