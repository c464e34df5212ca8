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
`;

const STOP = new Set([...wordsOf(RUSSIAN), ...wordsOf(ENGLISH)].flatMap((word) => [word, stem(word)]));
// stems that fall together with a word that does say something
for (const word of ['день', 'один']) STOP.delete(stem(word));

// Of Russian in Latin letters; shorter ones, and «нет», are English words too.
for (const word of wordsOf(RUSSIAN).map(inLatin)) if (word.length > 2 && word !== 'net') STOP.add(word);

/** Of a word in small letters, or its stem. */
export const isStopWord = (word: string): boolean => STOP.has(word);
