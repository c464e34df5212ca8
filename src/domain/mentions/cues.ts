// The words that tell an appointment of the client's own from a question, a plan, a habit, somebody else's, something gone by.
// `*` is any letters; ё is written е. Compared with a clause in small letters.

/** Words or phrases parted by `|` or line ends, each standing alone. */
function cue(...lists: string[]): RegExp {
  const source = lists
    .join('|')
    .split(/[|\n]/)
    .map((phrase) => phrase.trim().replaceAll('*', '\\p{L}*').replace(/\s+/g, '\\s+'))
    .filter(Boolean)
    .join('|');
  return new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d'])`, 'u');
}

export const OWN = cue(
  `у меня|у нас|у вас|ко мне|к нам|мне|нам|мой|моя|мое|моего|моей|мою|наш|наша|наше|нашу|я|мы
   иду|идем|еду|едем|лечу|летим|буду|будем|сдаю|сдаем|прохожу|подключусь|подключимся|приду|придем|приеду|приедем|везу|веду|отвожу
   ложусь|пишу|записан|записана|записаны|записался|записалась|записались|встречаюсь|встречаемся|подписываю|подписываем`,
  "i|i'm|im|i am|i've|ive|i'll|i'd|my|we|we're|we've|we'll|our|mine|(?:told|asked|invited) (?:me|us)",
);

/** Said of a meeting, these make it sure. */
export const AGREED = cue(
  `договорились|договорено|условились|назначил*|назначен*|подтвержда*|подтвержден*|подтвердил*|записал*|записан*|забронировал*
   купил|купили|купила|увидимся|до встречи|приходите|жду вас|ждем вас|ждут|помню|по рукам|заметано|в силе|все в силе|поставил*|утвердил*`,
  `confirmed|confirm|agreed|booked|scheduled|see you|see ya|deal|it's set|is set|is fixed|i'm going|we're going|works for me|works|it's a date
   sounds good|put it in|on my calendar|locked in`,
);

/** They answer a proposal of ours; alone they say little. */
export const YES = cue(
  'да|ок|окей|хорошо|отлично|супер|идет|подходит|ладно|конечно|согласен|согласна|класс',
  'yes|yeah|yep|ok|okay|sure|perfect|great|fine|good|done|alright|lovely|cool',
);

/** These cast doubt on what follows in the sentence too. */
export const SUPPOSED = cue(
  'если(?! что| буду нуж| нуж| понадоб| захот)|вдруг|допустим|предположим|представим|скажем|при условии|в случае если',
  "if(?! you (?:need|want|call|write|text|have))|suppose|supposing|assuming|imagine|unless|let's say|say we|in case|provided",
);

export const HYPOTHETICAL = cue(
  `бы|б|может|можем быть|мож|может быть|быть может|возможно|не факт|не уверен*|не точно|не знаю|под вопросом|в теории|теоретически
   гипотетически|как вариант|либо`,
  `might|maybe|perhaps|possibly|would|could|hypothetically|not sure|not certain|tentative*|tbc|tbd|in theory
   may have|may be|may come|may go|may need|may not|may meet|may visit|may fly`,
);

/** Said after the meeting. */
export const AFTERTHOUGHT = cue(
  `не уверен*|не точно|не факт|пока не знаю|не знаю|под вопросом|ничего не известно|неизвестно|может и нет|а может нет|но это не точно
   пока не решил*|еще не решил*|не подтвердил*|не подтвержден*|посмотрим как|если получится|если успею`,
  "not sure|not certain|not confirmed|unconfirmed|tbc|tbd|or not|who knows|don't know yet|not decided|if i can|if all goes well|depends",
);

export const DOUBTFUL = cue(
  'наверное|наверно|скорее всего|видимо|похоже|надеюсь|предварительно|вроде|вроде бы|кажется|думаю',
  'probably|likely|i think|i guess|hopefully|seems|supposedly|i believe',
);

export const PLANNED = cue('планиру*|собираюсь|собираемся|рассчитываю', 'planning|plan to|plan on|intend');

export const WISH = cue(
  'хочу|хотим|хотел|хотела|хотели|хотелось|хочется|мечтаю|надо бы|стоит ли|нужно бы|было бы',
  "want|wanna|wish(?! me luck)|would like|i'd like|we'd like|i'd love|we'd love|should|hope to|hoping to|trying to|wondering|interested in",
);

/** A question or a proposal whatever its punctuation. */
export const PROPOSAL = cue(
  `можно|можете|можем ли|можем созвониться|можем встретиться|могли|могли бы|сможете|предлагаю|предложил*|как насчет|как на счет|вам удобно|вам удобен|тебе удобно|подойдет ли
   вас устроит|вам подойдет|есть ли|а если|не хотите|хотите|получится ли|свободны ли|вы свободны|вы будете|когда|ли|сколько|(?<!не )могу|(?<!не )смогу|мне удобно|нам удобно|удобнее|лучше в`,
  `can we|can you|can i|could we|could you|could i|shall we|shall i|how about|what about|would you|would that|would it|do you|does|are you|will you
   is there|any chance|propose|suggest|suggested|what if|when|do we|do i|will there|what's|what is|how much|(?:i|we) can|works better|is better|either`,
);

export const LETS = cue('давайте|давай|пусть', "let's|lets|let us");

/** A last clause that turns the one before it into a question. */
export const TAG =
  /^[\s,;–-]*(?:да|верно|правильно|так|ок|окей|ага|нет|не так ли|удобно|вам удобно|подойдет|подходит|норм|нормально|получится|возможно|можно|помните|все верно|как вам|как вы|устроит|вас устроит|right|yes|ok|okay|correct|no|does (?:that|it|this) (?:work|suit)|(?:is|would) (?:that|it|this)|works|good|are you|would you|is it|can you|what do you think|sound|какой лучше|что лучше|который|which)(?![\p{L}\d'])/u;

const KIN_NOMINATIVE =
  'муж|жена|супруг|супруга|сын|сынок|дочь|дочка|дочурка|ребенок|дети|малыш|мама|папа|мать|отец|брат|сестра|бабушка|дедушка|родители|друг|друзья|подруга|подруги|коллега|коллеги|партнер|партнеры|шеф|босс|начальник|начальница|директор|сосед|соседи|соседка|племянник|племянница|внук|внучка|теща|тесть|свекровь|свекр|парень|девушка|клиент|клиенты|знакомый|знакомые|wife|husband';
const KIN_DATIVE =
  'мужу|жене|супругу|сыну|дочке|дочери|ребенку|детям|маме|папе|отцу|брату|сестре|бабушке|дедушке|родителям|другу|подруге|внуку|внучке|племяннику';
const KIN_GENITIVE =
  'мужа|жены|супруга|супруги|сына|сынишки|дочери|дочки|ребенка|детей|ребят|малыша|мамы|папы|матери|отца|брата|сестры|бабушки|дедушки|родителей|друга|друзей|подруги|коллеги|коллег|партнера|партнеров|шефа|босса|начальника|начальницы|директора|соседа|соседей|соседки|племянника|племянницы|внука|внучки|тещи|тестя|свекрови|парня|девушки|клиента|клиентов|знакомого|знакомых|мелкого|старшего|младшего|него|нее|них';

/** «у мужа», «сын летит», «маме к врачу»; the instrumental («встреча с мужем») is a companion. */
export const OTHERS_RU = new RegExp(
  `(?<!\\p{L})(?:у\\s+(?:\\p{L}+(?:его|ей|их|ого|ой|ых)\\s+)?(?:${KIN_GENITIVE})|(?<!(?:с|со|к|ко|по|и)\\s)(?:${KIN_DATIVE})|(?:${KIN_NOMINATIVE}|он|она|они|ребята))(?!\\p{L})`,
  'u',
);

const KIN_EN =
  'husband|wife|son|daughter|kids?|child|children|mom|mum|mother|dad|father|brother|sister|grand\\p{L}+|parents|friends?|colleagues?|boss|manager|partners?|neighbou?rs?|team|cousin|nephew|niece|girlfriend|boyfriend|clients?|assistant|accountant|lawyer|agent|roommate|flatmate|in-laws';
/** "my boss has", "the neighbours are", "my son's exam"; a wedding of a friend is the client's own evening. */
export const OTHERS_EN = new RegExp(
  `(?<!(?:with|and|for|to|meet|meeting|see|seeing|visit|visiting|at|from|taking|take|of) )(?<!\\p{L})(?:my|our|his|her|their|the|your)\\s(?:\\p{L}+\\s)?(?:${KIN_EN})(?:'s?(?!\\s+(?:\\p{L}+\\s)?(?:wedding|birthday|party|funeral|concert|graduation|recital|anniversary|bbq|dinner|show))(?!\\p{L})|\\s+(?:has|have|is|are|was|will|got|goes|go|flies|needs|leaves|meets|sees|gets)(?!\\p{L}))|(?<!\\p{L})(?:he|she|they)(?:'s|'ve|'re|'ll)?(?!\\p{L})|(?<!\\p{L})their(?!\\p{L})|(?<!(?:with|to|at|for|in|of|from) )(?<!\\p{L})(?:his|her)\\s|(?<!\\p{L})has\\s+(?:an?|his|her|their|got|another|one|some)(?!\\p{L})`,
  'u',
);
/** The client speaks of himself, whoever else is named. */
export const SELF =
  /(?<!\p{L})(?:(?:told|asked|invited) (?:me|us)|я|мы|у меня|у нас|ко мне|к нам|and i|иду|идем|еду|едем|веду|везу|отвожу|буду|i|i'm|im|i've|i'll|we|we're|we've|we'll)(?![\p{L}'])/u;

/** «у Маши экзамен». */
export const NAMED = /(?<!\p{L})[Уу] \p{Lu}\p{Ll}+(?:ы|и|а|я)(?!\p{L})/u;
export const FEAST =
  /(?<!\p{L})(?:свадьб|юбиле|день рожд|др(?!\p{L})|похорон|поминк|новосел|крещени|венчани|выпускн|birthday|wedding|funeral|anniversary|graduation|christening|housewarming)/u;
/** Whoever's it is, the client will be there. */
export const GOES_TOO =
  /(?<!\p{L})(?:(?:я|мы|и я|я тоже)\s+(?:тоже\s+)?(?:иду|идем|пойду|пойдем|еду|едем|поеду|поедем|буду|будем)|идем|пойдем|буду там|будем там|записал(?:ся|ась|ись)|i'm going|we're going|i'll be there|we'll be there|i'm coming|(?:i |we )?signed up)(?![\p{L}'])/u;

/** Past tense; of a thing arranged («записалась», «перенесли») or told («сказали») it says nothing about the meeting. */
const ARRANGED =
  'договорил|назначил|записал|перенес|перенос|купил|взял|забронировал|поставил|подтвердил|решил|сказал|получил|заказал|оформил|запланировал|вписал|определил|выбрал|узнал|напомнил|понял|увидел|сдвинул|отложил|отменил|отказал|пригласил|позвал|обещал|пообещал|утвердил|согласовал|согласил|вызвал|забыл|вспомнил|сообщил|предупредил|прислал|написал|позвонил|выдал|дал|нашел|подал|хотел|достал|выбил|уговорил|приболел|заболел|передвинул|переставил|назнач|успел записат|сорвал';
export const PAST_RU = new RegExp(
  `(?<!\\p{L})(?:был[аои]?(?!\\s+бы)|прошел|(?!${ARRANGED})\\p{L}{2,}(?:[аиеыоуя]л(?:а|о|и|ся|ась|ось|ись)?|ш[её]л|шл[аои]|нес|нес(?:ла|ли|ло)))(?!\\p{L})`,
  'gu',
);
/** Nouns that end as past tense does. */
export const NOT_PAST =
  /^(?:\p{L}*(?:если|или|после|около|школ|начал|вокзал|зал|канал|журнал|материал|раздел|отдел|предел|футбол|баскетбол|волейбол|отел|филиал|персонал|терминал|портал|финал|сериал|профил|автомобил|модел|недел|апрел|стол|угол|узел|козел|орел|овал|балл|мал|мил|сил|дел|тел|скал|шкал|фил|урал|непал|катал|бул|мыл|мол|гол|пол|вол|интервал|капитал|идеал|потенциал|вил|февр?ал|стил)(?:а|о|и|ы|у|е)?)$/u;
export const PAST_EN = cue(
  "was|were|had|went|did|saw|met|visited|attended|ago|yesterday|took|happened|viewed|finished|ended|missed|passed|talked|spoke|flew|left|came|didn't|wasn't|watched|enjoyed|last night|turned out",
);
/** In the passive, of an arrangement. */
export const ARRANGED_EN = cue(
  '(?:was|were|been|got) (?:booked|scheduled|confirmed|rescheduled|moved|invited|arranged|shifted|pushed|asked|told)',
);
/** The next clause tells how it was. */
export const WENT =
  /^[\s,;–-]*(?:и |and )?(?:все |оно |она |он |это |it |that |all )?(?:прошл[аои]|прошел|понравил\p{L}+|не понравил\p{L}+|было |были |был |была |went |was (?:great|fine|good|ok|nice|bad|a |boring|awful|so|really|very)|устал[аи]?|успешно)/u;

export const HABIT = cue(
  `кажд*|обычно|всегда|регулярно|ежедневно|еженедельно|ежемесячно|по понедельникам|по вторникам|по средам|по четвергам|по пятницам|по субботам
   по воскресеньям|по будням|по выходным|по утрам|по вечерам|по ночам|часто|ходит|ходят|раз в неделю|раз в месяц|раза в неделю|как правило|хожу|ходим`,
  `usually|always|every|each|(?:daily|weekly|monthly)(?! (?:sync|meeting|call|stand|review|catch|retro|1|one|check|demo|planning))|regularly|often|normally|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays
   weekends|weekdays|mornings|afternoons|evenings|most days|twice a week|once a week|generally|typically|as a rule`,
);

/** The client wants something of us at that time: no meeting. */
export const REQUEST = cue(
  `перезвони|перезвоните|позвони|позвоните|набери|наберите|напиши|напишите|пришли|пришлите|отправь|отправьте|скинь|скиньте|вышли|вышлите
   запиши|запишите|записаться|забронируй|забронируйте|назначьте|поставьте|оформите
   напомни|напомните|свяжитесь|сообщите|подготовьте|маякни|маякните|отпишитесь|жду звонка(?! от)|перенесите|перенеси|сдвиньте|передвиньте|жду вашего звонка|жду от вас|буду ждать звонка|прошу`,
  `call me|call us|text me|text us|ping me|message me|write me|write to me|email me|mail me|remind me|phone me|ring me|contact me|dm me|msg me|send|give me|give us
   drop me|call back|get back|let me know|reach me|reach out|book (?:me|us|a)|put (?:me|us) down|schedule (?:a|me|us)|sign (?:me|us) up|set up a|arrange a|(?:please|could you|can you|pls) (?:move|reschedule|shift|push)|please call|please send|get in touch|hit me up|follow up`,
);

/** What the client will do himself then, alone at his phone. */
export const ERRAND = cue(
  `спрошу|узнаю|позвоню|перезвоню|напишу|отпишусь|отправлю|оплачу|переведу|обсужу|обсудим|уточню|посмотрю|прочитаю|подумаю|решу|решим|сообщу|пришлю
   вернусь|отвечу|скажу|скину|расскажу|свяжусь|куплю|закажу|проверю|поговорю|сдаю отчет|сдать|оплатить|внести|отправить|подумать|решить`,
  `i'll (?:ask|call|text|write|email|send|check|pay|discuss|let|tell|get back|look|read|think|decide|reply|answer|come back|message|ping|confirm|update|transfer)
   i will (?:ask|call|text|write|email|send|check|pay|discuss|let|tell|get back|look|read|think|decide|reply|answer|come back|message|ping|confirm|update|transfer)
   have to (?:pay|submit|send|decide|finish|hand in|answer|reply)|need to (?:pay|submit|send|decide|finish|answer|reply)|must (?:pay|submit|send|decide)`,
);

export const DEADLINE = cue(
  'дедлайн|крайний срок|срок|не позднее|не позже|последний день',
  'deadline|due|no later|expires|expire|last day',
);

export const HOURS = cue(
  `открыт|открыта|открыто|открыты|открывается|открывается|открываетесь|открываются|закрыт|закрыта|закрыто|закрыты|закрывается|закрываетесь
   закрываются|работает|работаете|работают|график|часы работы|часы приема|режим работы|принимает|принимают`,
  `open(?! day| house| mic| air| lesson)|opens|opened|is open|are open|closed|closes|opening hours|working hours|office hours|business hours`,
);

export const QUOTE = cue(
  `написано|пишут|сказано|в объявлении|в рекламе|на афише|в описании|в посте|в буклете|на сайте|цитирую|вы писали|вы сказали|вы говорили|вы написали
   вы обещали|цитата|реклама`,
  `(?:poster|ad|advert|listing|site|website|flyer|brochure|sign|banner|email|page|post|schedule|channel|newsletter) (?:says|said|reads)|it says|says here|you said|you wrote|according to
   advertised|quote|it said|was written|your ad|the ad`,
);

/** What others let the world know; whether he is in it is another question. */
export const REPORTED = cue(
  `(?:в|на) (?:\\p{L}+ )?(?:чате|чатике|группе|канале|сообществе|форуме|рассылке|новостях|соцсетях)|(?:написали|сказали|сообщили|объявили|передали|говорят) что
   говорят|ходят слухи|слышал*|прочитал*`,
  `(?:in|on) (?:the|our|a) (?:\\w+ )?(?:chat|group|channel|forum|news|newsletter)|(?:they|people|someone|somebody|everyone) (?:said|say|says|wrote|posted|announced)
   i (?:heard|read|saw)|apparently|word is`,
);

export const CANCELLED = cue(
  `(?<!не )отмен*|не состоится|не будет|сорвал*|никак(?:ой|ого|их) (?:встреч*|созвон*|показ*|звон*|рейс*|прием*|экзамен*)|отпал|отпала|отпало|снимается|накрыл*|слетел*
   не (?:приедем|приеду|приду|придем|пойду|пойдем|поеду|поедем|полечу|полетим|иду|идем|еду|едем|лечу|летим|встречаюсь|встречаемся)
   не (?:смогу|сможем|получится|успею|успеваем|успеваю) (?:прийти|приехать|быть|подъехать|участвовать|встретиться|созвониться|присутствовать|подойти|зайти|попасть|на)
   нет (?:встреч*|созвон*|экзамен*|показ*|урок*|занят*|рейс*|прием*)|не состоялась|без меня|передума*|решил* не|не ехать|не идти|пропущу|пропустим|пропускаю|пропускаем`,
  `cancel*|called off|call it off|calling off|(?:won't|wont|will not|can't|cant|cannot|not going to|not gonna|unable to) (?:make|come|be at|be there|attend|join|go|do the)
   no (?:more )?(?:meeting|call|appointment|viewing|flight|lesson|class|exam|tour|demo|interview)|not happening|isn't happening
   (?<!(?:phone|camera|mobile|cell) )(?:is|are) off|fell through|skip|skipping|not coming|not going to (?:the|my|our|a)|(?:won't|will not|not) be able to (?:come|make|attend|join)|will miss|i'll miss|we'll miss|missing|forget the|isn't taking place|scrapped|won't happen|doesn't happen|without me`,
);
/** The next clause calls it off. */
export const THEN_CANCELLED =
  /^[\s,;–-]*(?:и |но |and |but )?(?:ее |его |их |она |он |it |it's |its |they |это |я |мы |i |we )?(?:все |уже |теперь |только что |was |got |is |were |has been |have |just |now |had to )*(?:отмен|cancel|сорвал|called (?:it )?off|не состоится|не будет|off(?!\p{L})|(?:жаль |но )?(?:я |мы )?не (?:попаду|попадем|пойду|пойдем|поеду|поедем|приду|придем|иду|идем|еду|едем)(?!\p{L}))/u;

export const MOVED = cue(
  'перенес*|перенос*|сдвин*|передвин*|переставил*|перекинул*|переехал* на|переназнач*|теперь в|теперь на',
  'moved|rescheduled|reschedule|postponed|shifted|pushed|brought forward|is now|now at|now on|changed to',
);

/** It stands for an event named before. */
export const ANOTHER = cue(
  'новая|новый|новое|вторая|второй|второе|следующая|следующий|следующее|другая|другой|еще одна|еще один|еще одно|а потом',
  'second one|next one|new one|another one|other one|another',
);
