import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { Transcript, wrap } from './transcript';

function written(terminal: { isTTY?: boolean; columns?: number }, write: (to: Transcript) => void): string {
  const out = Object.assign(new PassThrough({ encoding: 'utf8' }), terminal) as unknown as NodeJS.WriteStream;
  const transcript = new Transcript({ out, since: 1_000_000 });
  transcript.cast(['Мария', 'Ян', 'desk']);
  write(transcript);
  return String((out as unknown as PassThrough).read() ?? '');
}

const said = (to: Transcript) => {
  to.said(
    'Мария',
    'Ян',
    'Здравствуйте! Хочу узнать подробнее, как вы работаете, и сразу спросить о том, что дальше.',
    '1',
    1_003_000,
  );
  to.said('Ян', 'desk', 'first\nsecond', '2', 1_075_400);
};

test('who, what and when stand in columns, long words below their beginning', () => {
  expect(written({ columns: 72 }, said).split('\n')).toEqual([
    '0:03  Мария → Ян    Здравствуйте! Хочу узнать подробнее, как вы',
    '                    работаете, и сразу спросить о том, что дальше.',
    '1:15  Ян → desk     first',
    '                    second',
    '',
  ]);
});

test('nothing is wider than the terminal; without one there are no colours', () => {
  const plain = written({}, said);
  expect(stripVTControlCharacters(plain)).toBe(plain);
  const coloured = written({ isTTY: true, columns: 64 }, said);
  const bare = stripVTControlCharacters(coloured);
  // with NO_COLOR in the environment of the tests there are none here either
  if (!process.env.NO_COLOR) expect(bare).not.toBe(coloured);
  for (const line of bare.split('\n')) expect([...line].length).toBeLessThanOrEqual(64);
});

test('a check is one line that begins with its outcome', () => {
  const lines = written({}, (to) => {
    to.check(true, 'it is so');
    to.check(false, 'it is not');
  }).split('\n');
  expect(lines.map((line) => line.trim())).toEqual(['ok      it is so', 'FAILED  it is not', '']);
});

test('a word longer than the line stays whole, for copying', () => {
  expect(wrap('see http://127.0.0.1:8787/long there', 12)).toEqual(['see', 'http://127.0.0.1:8787/long', 'there']);
});
