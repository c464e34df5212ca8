// Words of a question that say nothing about what is asked: articles, pronouns, "do you have", «скажите пожалуйста».
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
`;
const ENGLISH = `
a about actually all also am an and any anything are as at be been being but by can could d did do does doing done don for from get gets getting give given go goes going
got had has have having he hello her hers hi him his how i if in into is isn it its just kind know let like ll m may maybe me mean might mine much many must my need needs no not of
ok okay on one or our ours out please question re really s say she should so some something sort still such sure t tell thank thanks that the
their them then there these they thing things this those to too u us ve very want wanted wants was we well were what when where which who whom whose why will with would wondering
yes you your yours hey there usually
`;

const STOP = new Set([...wordsOf(RUSSIAN), ...wordsOf(ENGLISH)].flatMap((word) => [word, stem(word)]));
// stems that fall together with a word that does say something
for (const word of ['день', 'один']) STOP.delete(stem(word));

/** Of a word in small letters, or its stem. */
export const isStopWord = (word: string): boolean => STOP.has(word);
