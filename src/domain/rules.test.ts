// Which rules apply: every condition by itself, their order, and what excludes what.
import type { Rule, RuleCondition } from './rule';
import { applyingRules, type RuleSituation } from './rules';
import { topicsOf } from './topics';

const rule = (id: string, when: RuleCondition = {}, more: Partial<Rule> = {}): Rule => ({
  id,
  when,
  // biome-ignore lint/suspicious/noThenProperty: the name of the key in rules.yaml; nothing is awaited
  then: 'x',
  priority: 50,
  excludes: [],
  ...more,
});
const situation = (changes: Partial<RuleSituation> = {}): RuleSituation => ({
  stages: ['new'],
  language: 'ru',
  said: ['Здравствуйте'],
  facts: {},
  first: true,
  ...changes,
});
const applying = (rules: Rule[], changes: Partial<RuleSituation> = {}) =>
  applyingRules(rules, situation(changes)).map(({ id }) => id);
const holds = (when: RuleCondition, changes: Partial<RuleSituation> = {}) =>
  applying([rule('a', when)], changes).length === 1;

test.each<[string, RuleCondition, Partial<RuleSituation>, boolean]>([
  ['without conditions, always', {}, {}, true],
  ['the stage', { stage: ['offering', 'new'] }, {}, true],
  ['the stage in which he wrote, moved on meanwhile', { stage: ['new'] }, { stages: ['new', 'qualifying'] }, true],
  ['the stage it has moved to', { stage: ['qualifying'] }, { stages: ['new', 'qualifying'] }, true],
  ['another stage', { stage: ['offering'] }, {}, false],
  ['the language', { language: 'ru' }, {}, true],
  ['another language', { language: 'en' }, {}, false],
  ['nothing said yet', { first: true }, {}, true],
  ['something said already', { first: true }, { first: false }, false],
  ['only later on', { first: false }, { first: false }, true],
  ['a fact that is known', { knows: ['area'] }, { facts: { area: 'Ubud' } }, true],
  ['one of two known', { knows: ['area', 'budget'] }, { facts: { area: 'Ubud' } }, false],
  ['a fact without words', { knows: ['area'] }, { facts: { area: ' ' } }, false],
  ['a fact that lacks', { lacks: ['budget'] }, {}, true],
  ['a fact that does not lack', { lacks: ['budget', 'area'] }, { facts: { area: 'Ubud' } }, false],
  ['a word in another form', { said: ['цена'] }, { said: ['Какие у вас цены?'] }, true],
  ['ё as е', { said: ['почём'] }, { said: ['почем нынче'] }, true],
  ['a phrase', { said: ['не успеем'] }, { said: ['мы уже не успеем?'] }, true],
  ['a phrase in pieces', { said: ['не успеем'] }, { said: ['не знаю, успеем ли'] }, false],
  ['a phrase over two messages', { said: ['не успеем'] }, { said: ['а если не', 'успеем?'] }, false],
  ['in any of the messages', { said: ['villa'] }, { said: ['hi', 'those VILLAS?'] }, true],
  ['a part of a word', { said: ['рента'] }, { said: ['рентабельность'] }, false],
  ['what is asked', { asks: ['price'] }, { said: ['сколько стоит?'] }, true],
  ['what is not asked', { asks: ['discount', 'legal'] }, { said: ['сколько стоит?'] }, false],
  ['all parts must hold', { said: ['цена'], stage: ['offering'] }, { said: ['цена?'] }, false],
  ['nobody wrote', { said: ['цена'] }, { said: [] }, false],
])('%s', (_, when, changes, expected) => {
  expect(holds(when, changes)).toBe(expected);
});

test('the highest priority first, equals as the brand has them', () => {
  const rules = [rule('low', {}, { priority: 10 }), rule('a'), rule('top', {}, { priority: 90 }), rule('b')];
  expect(applying(rules)).toEqual(['top', 'a', 'b', 'low']);
});

test('one that applies excludes; one that is excluded does not; none excludes what stands above it', () => {
  const a = rule('a', {}, { priority: 90, excludes: ['b'] });
  const b = rule('b', {}, { priority: 80, excludes: ['c'] });
  const c = rule('c', {}, { priority: 70, excludes: ['a'] });
  expect(applying([a, b, c])).toEqual(['a', 'c']);
  expect(applying([rule('a', { first: false }, { excludes: ['b'] }), b])).toEqual(['b']);
});

test.each([
  ['Во сколько обойдётся?', ['price']],
  ['how much is it', ['price']],
  ['а скидочку сделаете?', ['discount']],
  ['is the price negotiable?', ['price', 'discount']],
  ['Вы гарантируете 80 баллов?', ['guarantee']],
  ['what ROI can I expect', ['guarantee']],
  ['нужна ли виза', ['legal']],
  ['do I pay tax on that', ['legal']],
  ['а чем вы лучше других?', ['competitor']],
  ['why you and not another agency', ['competitor']],
  ['в другой клинике имплант дешевле', ['discount', 'competitor']],
  ['у других дилеров есть белая', ['competitor']],
  ['two other vendors sent us quotes', ['price', 'competitor']],
  ['позовите менеджера', ['person']],
  ['can I talk to a real person', ['person']],
  ['Вы мошенники, верните деньги!', ['complaint']],
  ['Это безобразие', ['complaint']],
  ['this is a scam, I want to complain', ['complaint']],
  ['После развода дом чей?', []],
  ['Сколько можно гостей?', []],
  ['Когда начинаются занятия?', []],
  ['Двухспальная вилла в Убуде', []],
])('%s: %p', (text, topics) => {
  expect(topicsOf(text)).toEqual(topics);
});
