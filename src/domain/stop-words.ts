// Words of a question that say nothing about what is asked: articles, pronouns, "do you have", «скажите пожалуйста».
import { inLatin } from './latin';
import { stem, wordsOf } from './words';

const RUSSIAN = `
а без бы был была были было быть в вам вами вас ваш ваша ваше ваши вашей вашем вашего вашу во вот все всё всего всем вообще вы вдруг
где да даже для до его ее если есть еще же за здесь здравствуйте добрый день вечер утро привет и из или им их к ка как какая какие какой каком какую какого
когда кого ко который которая которое которые которых кстати кто ли либо лучше меня мне много мной мог могу могут можем можете можно мой моя мое мои моей моем моего мою мы на над
надо нам нами нас наш наша наше наши не него нее нет ней ни них ничего но ну нужен нужна нужно нужны о об обычно один он она они оно от очень
перед по под подскажите пожалуйста после потом почему при про пока получается правильно разве расскажите с сам сами сама свой своя свое свои своей своего своем себе себя
сегодня сейчас скажите сколько со собой спасибо совсем сразу столько так также такая такие такое такой там тебе тебя тем то тобой тогда того тоже той
только том тот ту туда тут ты у уже уточните хотел хотела хотели хотелось хотим хочу хочет через чего чем что чтобы чтоб чьи чья эта эти этим
этих это этого этой этом этот эту я будет будем буду будут будете бывает делать делаете делает сделать сделаете мочь хотеть интересует интересно
вопрос знать узнать понять думаю вроде типа например вобще че чо ок окей ага угу ладно просто именно какое нибудь либо
смогу сможет сможем смогут сможете получить получится получаем получится получают стану стать стал станет становится норм нормально имеется имеются имеете иметь хватит
хватает хватило взять возьмёте возьмете берёте берете берут окажется оказалось пусть попрошу попросить просить реально короче кстати значит наверное возможно видел видеть
дать дадите дают даёте даете отдавать отдать отдаю отдадите идёт идет идут идти пойдёт пойдет ходить ходит прийти придёт придет находится находиться остаться останется
лучше хуже больше меньше боюсь думаете считаете советуете пару пара немного чуть чуточку совсем абсолютно вместо кроме против рядом разок разом штука вещь дело дела
тут там сюда туда отсюда оттуда куда откуда зачем отчего весь вся все всю целый любой любая любое каждый самый самая самое первый второй последний новый старый
када щас ща скока скок тока нету здрасте здравствуй спс плиз пжл пжлст
большой большая маленький маленькая хороший хорошая плохой плохая нормальный
придётся приходится пришлось хочется собираюсь собираемся собирались планирую планируем планировал решил решили
решим решу надумаю надумаем кажется окажемся случится случилось случай случае бывало типо блин прям прямо ваще
точнее допустим предположим скажем говорят говорили слышал слышала слышали читал читала вижу видела смотрю смотрел
глядишь ладненько итак ибо также либо хоть хотя пускай дабы мол якобы будто словно едва лишь почти довольно весьма
крайне слишком чересчур частью иногда порой постоянно всегда никогда непременно видимо похоже очевидно естественно
конечно разумеется безусловно пожалуй авось собственно вообщем вобщем следовательно поэтому потому оттого следом
вслед снова опять вновь зато однако впрочем притом причём интересуюсь интересуемся интересовал спрашиваю спросил
спрашивают поинтересоваться узнаю выяснить разобраться разберусь пойму понял поняла понятно ясно подумал подумали
подумываю думаем думала рассматриваю рассматриваем прошу просим просят просил будьте добры здоровья приветствую
доброго времени суток коллеги ребят девушки господа уважаемые товарищи алло эй буду будешь будь бы стало стали
станут становиться начну продолжать продолжим пробовали попробуем пытаюсь пытались пытаться стараюсь старается
удастся удалось удаётся вышло вышел иду идём пошли пошёл пойдём пойду придём приходим поедем ездил оказаться
являетесь является являюсь считается считаю называется означает значит придумали предлагают предлагаем предложите
предложить предоставляете предоставляют обеспечиваете осуществляете занимаетесь проводите проводят устраиваете
организуете организовать располагаете нужен нужна потребуется надобно положено принято годится сойдёт раз раза
момент минуту секунду штуки штук куча масса кучу всякий всякие всякое прочее остальное остальные другое иное некий
ненадолго насчёт касательно относительно между среди около возле внутри внутрь снаружи сквозь вокруг напротив назад обратно вперёд ними ваших вашим вашими
нашей нашего нашему нашим нашими наших твой твоя твоё твои моих моим моими своих своим своими этому этими тех теми тому чьё чего оно оба обе обоих сколькими
почти пока едва как-то кое кое-что что-то кто-то где-то когда-нибудь куда-нибудь чтоли ж же б бы уж вот вон ведь разве неужели ага угу ну-ка давайте давай пусть
попаду попадёт попадём попасть иначе собственный собственно остальных прочих этакий эдакий столь настолько насколько отдельно заодно вместо ради
некоторые многие немногие несколько какого какой что кто где как когда куда почему полный полная настоящий
настоящая реальный реальная обычный обычная нормальная важный важно главное основное общий общая конкретный
подробнее подробно поподробнее детали вкратце кратко наконец сперва вначале изначально дальше далее затем
впоследствии ранее прежде пор сих недавно меня мною нами вами ими ему ей ею нему ней нём чему чём кем кому
самой самого самому самих самим самими самую самом такому такого таким таких такими такую каких каким какими какому каждого каждому каждой каждую каждом каждым каждых
любого любому любой любую любым любых другого другому другой другую другим других другом которому которым которой которую котором всей всему всеми чьей чьего чьим чьих
никакой никаких никакого никаким никакие таковы каковы
`;
const ENGLISH = `
a about actually all also am an and any anything are as at be been being but by can could d did do does doing done don for from get gets getting give given go goes going
got had has have having he hello her hers hi him his how i if in into is isn it its just kind know let like ll m may maybe me mean might mine much many must my need needs no not of
ok okay on one or our ours out please question re really s say she should so some something sort still such sure t tell thank thanks that the
their them then there these they thing things this those to too u us ve very want wanted wants was we well were what when where which who whom whose why will with would wondering
yes you your yours hey there usually whats thats theres heres wheres hows whos lets youre theyre weve were youd wed ill thx pls plz u ur while im ive id dont doesnt cant wont isnt arent while put puts down away go goes coming come comes big small good bad new old
able allow allowed possible ever else every each other another same even only too very more most less few lot lots bit kind held hold made make makes making use used using
take taking took happen happens happening seem seems look looking try trying keep keeps around off over under up back here now then than before after during since until
again already yet always never often sometimes first last next way ways part parts side place
within without between among toward towards across along through against upon onto beyond behind below above beneath inside outside near
nice great lovely
gonna wanna gotta lemme dunno kinda sorta guys folks mate buddy dear hello morning afternoon greetings cheers
exactly basically honestly literally actually seriously obviously apparently probably perhaps supposedly suppose
supposed guess wonder wondered decide decided deciding ended ending turned turning turn turns thinking thought
think thinks consider considering considered hope hoping hoped expect expected expecting say says said saying tell
tells told ask asked asking asks heard hear hearing read seen saw seeing notice noticed understand understood
understanding explain clarify mention mentioned real actual whole entire rather quite pretty fairly nearly almost
about roughly completely totally absolutely simply mostly especially instead anyway though although however whether
either neither unless except besides despite someone somebody anyone anybody everyone everybody nobody none nothing
everything somewhere anywhere everywhere got getting gets came come became become becomes went gone put puts let
lets set sets keep kept lot lots plenty several few little much enough various particular specific provide provides
provided involve involves involved today one other others another thing things stuff item items way ways case cases
point hi hey thx ty pls plz btw imo fyi
myself yourself himself herself itself ourselves themselves both whatever whichever whoever wherever whenever because once certainly
`;

/** All of them, in small letters: what a typo may have meant. */
export const STOP_WORDS: string[] = [...new Set([...wordsOf(RUSSIAN), ...wordsOf(ENGLISH)])];

const STOP = new Set(STOP_WORDS.flatMap((word) => [word, stem(word)]));
// stems that fall together with a word that does say something
for (const word of ['день', 'один']) STOP.delete(stem(word));

// Of Russian in Latin letters; shorter ones, and «нет», are English words too.
for (const word of wordsOf(RUSSIAN).map(inLatin)) if (word.length > 2 && word !== 'net') STOP.add(word);

/** Of a word in small letters, or its stem. */
export const isStopWord = (word: string): boolean => STOP.has(word);
