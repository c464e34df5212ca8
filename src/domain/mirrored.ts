// A client's words said back to him: «встреча с моим юристом» is his lawyer, "a call with your manager" is our manager.

const RUSSIAN: Record<string, string> = {
  мой: 'ваш',
  моя: 'ваша',
  мое: 'ваше',
  мои: 'ваши',
  моего: 'вашего',
  моей: 'вашей',
  моему: 'вашему',
  моим: 'вашим',
  моем: 'вашем',
  мою: 'вашу',
  моих: 'ваших',
  моими: 'вашими',
};
const ENGLISH: Record<string, string> = { my: 'your', our: 'your', your: 'our' };
const WORD = /\p{L}+/gu;

/** What is his by his own words is his by ours; what he calls ours is ours. Capitals of the first letter stay. */
export function mirrored(text: string): string {
  return text.replace(WORD, (word) => {
    const plain = word.toLowerCase().replaceAll('ё', 'е');
    const said = RUSSIAN[plain] ?? ENGLISH[plain] ?? ofUs(plain);
    if (said === undefined) return word;
    return word[0] === word[0]?.toLowerCase() ? said : said[0]?.toUpperCase() + said.slice(1);
  });
}

/** «наш» and «ваш» change places, with whatever ending. */
function ofUs(word: string): string | undefined {
  const [, who, ending] = /^([нв])аш(|а|е|и|его|ей|ему|им|ем|у|их|ими)$/.exec(word) ?? [];
  return who && `${who === 'н' ? 'в' : 'н'}аш${ending}`;
}
