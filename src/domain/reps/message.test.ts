import {
  alertMessage,
  buttonData,
  clientLink,
  decidedLine,
  doubtLines,
  draftMessage,
  parseData,
  planMessage,
  tagOf,
  unescaped,
  VERBS,
} from './message';
import { languageOf, repWords } from './words';

const about = {
  client: { name: 'Анна <b>', telegramUserId: '42' },
  control: 'agent' as const,
  lastWords: ['Привет', '2 < 3 & 4'],
};

test('what a button carries fits into 64 bytes and comes back; anything else is none of ours', () => {
  for (const verb of VERBS) {
    const data = buttonData(verb, tagOf(`alert:${'x'.repeat(300)}`));
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(parseData(data)).toEqual({ verb, tag: tagOf(`alert:${'x'.repeat(300)}`) });
  }
  for (const data of [
    '',
    'take',
    'take:',
    'take:short',
    'steal:0123456789abcdef',
    'take:0123456789abcdef0',
    "take:'; drop table x",
  ])
    expect([data, parseData(data)]).toEqual([data, undefined]);
  expect(tagOf('a')).not.toBe(tagOf('b'));
});

test('names and words of clients are never markup', () => {
  const { text } = alertMessage('ru', { kind: 'handoff', detail: '<i>x</i>' }, about);
  expect(text).toBe(
    '<b>Клиенту нужен человек</b>\n<a href="tg://user?id=42">Анна &lt;b&gt;</a>\nПочему: &lt;i&gt;x&lt;/i&gt;\nПишет: «Привет\n2 &lt; 3 &amp; 4»',
  );
});

test('a username is the better link, and there is always a name', () => {
  expect(clientLink({ username: 'anna', telegramUserId: '42' })).toBe('<a href="tg://resolve?domain=anna">@anna</a>');
  expect(clientLink({ telegramUserId: '42' })).toBe('<a href="tg://user?id=42">id 42</a>');
});

test('of long words the end is shown, of a long reason the beginning; no half characters', () => {
  const long = { ...about, lastWords: [`начало ${'я'.repeat(500)}😀конец`] };
  const { text } = alertMessage('en', { kind: 'handoff', detail: `because ${'😀'.repeat(400)}` }, long);
  expect(text).toContain('😀конец»');
  expect(text).not.toContain('начало');
  expect(text).toContain('Why: because 😀');
  expect(Buffer.from(text).toString()).toBe(text); // no half of a pair
  expect(text.length).toBeLessThan(4096);
});

test('details that are codes stay inside, or are explained', () => {
  expect(alertMessage('en', { kind: 'handoff', detail: 'promise_without_plan' }, about).text).toContain(
    'Why: the agent found no answer fit to send <code>promise_without_plan</code>',
  );
  expect(alertMessage('ru', { kind: 'handoff', detail: 'over_budget' }, about).text).toMatch(
    /Почему: .*токены.*brand.yaml/,
  );
  expect(alertMessage('en', { kind: 'not_sent', detail: 'peer_flood_x' }, about).text).not.toContain('peer_flood_x');
});

test('who has the chat decides what can be pressed', () => {
  const verbs = (kind: 'handoff' | 'not_sent', control: 'agent' | 'human') =>
    alertMessage('ru', { kind, detail: '' }, { ...about, control })
      .buttons.flat()
      .map(({ verb }) => verb);
  expect(verbs('not_sent', 'agent')).toEqual(['take', 'plan']);
  expect(verbs('not_sent', 'human')).toEqual(['take', 'back', 'plan']);
  expect(verbs('handoff', 'agent')).toEqual(['take', 'back', 'plan']);
});

test('a draft, its time by the clock that is named, and one that is too long', () => {
  const draft = { text: 'От 90 <долларов>', mode: 'draft' as const, expiresAt: new Date('2026-11-22T02:00:00Z') };
  const short = draftMessage('ru', draft, about, 'Asia/Makassar');
  expect(short.text).toMatch(
    /<blockquote>От 90 &lt;долларов&gt;<\/blockquote>\nЖдёт решения до 22 ноя\S* 10:00, по Бали \(UTC\+8\)$/,
  );
  expect(short.buttons.flat().map(({ verb }) => verb)).toEqual(['send', 'edit', 'discard']);
  const long = draftMessage('ru', { ...draft, text: 'я'.repeat(9000) }, about, 'UTC');
  expect(long.text).toContain('показано не всё');
  expect(long.text.length).toBeLessThan(4096);
  // as Telegram counts: two units each; with all that may be added, and of a client with a long name who wrote long words
  const most = { ...about, client: { name: '😀'.repeat(300) }, lastWords: ['😀'.repeat(900)] };
  const full = draftMessage('ru', { ...draft, text: '😀'.repeat(4000), reason: '😀'.repeat(900) }, most, 'UTC');
  const doubts = doubtLines('ru', Array(9).fill({ summary: '😀'.repeat(500), at: new Date(0) }));
  const said = decidedLine('ru', repWords('ru').drafts.withdrawn, '😀'.repeat(32));
  expect([doubts, full.text, said].join('\n\n').length).toBeLessThan(4096);
  expect(full.text.length).toBeGreaterThan(3000);
  expect(full.text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/); // no half of a pair
  expect(draftMessage('ru', { ...draft, mode: 'observe' }, about, 'UTC').buttons).toEqual([]);
});

test('who decided is named as he is called, whatever he is called', () => {
  expect(decidedLine('en', 'Sent.', 'A <b>& $& Co')).toBe('Sent. Decided by A &lt;b&gt;&amp; $&amp; Co.');
  expect(unescaped(decidedLine('en', 'Sent.', 'A <b>&amp; Co'))).toBe('Sent. Decided by A <b>&amp; Co.');
});

test('a plan of any length fits', () => {
  const items = Array.from({ length: 50 }, () => ({ due: new Date(0), message: 'я'.repeat(2000) }));
  const { text } = planMessage('en', { client: about.client, stateLine: 'x', zone: 'UTC' }, items);
  expect(text).toContain('+ 42');
  expect(text.length).toBeLessThan(4096);
});

test('of many doubtful messages the newest are named', () => {
  const doubtful = Array.from({ length: 30 }, (_, i) => ({ summary: `alert ${i}`, at: new Date(0) }));
  const lines = doubtLines('en', doubtful);
  expect(lines).toContain('alert 29');
  expect(lines).not.toContain('alert 24 ');
});

test("a stranger is answered in his app's language", () => {
  expect(['ru', 'ru-RU', 'uk', 'en', 'de', undefined].map(languageOf)).toEqual(['ru', 'ru', 'ru', 'en', 'en', 'en']);
});
