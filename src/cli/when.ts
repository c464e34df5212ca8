// `rapport when`: what a phrase about time means, as JSON. One phrase from the arguments, or JSON lines from stdin.
import { createInterface } from 'node:readline';
import { Command, InvalidArgumentError, Option } from 'commander';
import { DateTime } from 'luxon';
import type { Holiday, Language, WhenDefaults } from '../domain/brand';
import { FOLLOW_UP_WHEN, MEETING_WHEN, type Purpose, resolveAll, resolveWhen, type WhenResult } from '../domain/when';
import { isZone } from '../domain/zone';

/** The hours and holidays of a brand; by default the built-in hours, and no holidays. */
export type WhenDefaultsOf = (brand: string) => Promise<Defaults>;
type Defaults = Record<Purpose, WhenDefaults> & { holidays?: Holiday[] };

interface Streams {
  input: NodeJS.ReadableStream;
  print: (line: string) => void;
}

interface Asked {
  phrase: string;
  now: Date;
  tz: string;
  lang?: Language;
  purpose: Purpose;
}

const BUILT_IN: Defaults = { followUp: FOLLOW_UP_WHEN, meeting: MEETING_WHEN };
export const NOT_ISO = 'an ISO 8601 date and time is needed, as 2026-11-21T09:00:00+03:00';
const PURPOSES: Purpose[] = ['followUp', 'meeting'];
const LANGUAGES: Language[] = ['ru', 'en'];

/**
 * The `when` command. Sets exit code 1 after a bad line on stdin; bad arguments end with usage on stderr and code 2.
 * @param hoursOf reads a brand's hours for `--brand`
 */
export function whenCommand(hoursOf?: WhenDefaultsOf, streams: Partial<Streams> = {}): Command {
  const { input = process.stdin, print = (line: string) => void process.stdout.write(`${line}\n`) } = streams;
  const command = new Command('when')
    .description('What a phrase about time means: an instant, a question back, past, or none')
    .argument('[phrase]', 'the words, Russian or English')
    .option('--now <iso>', 'the moment it is said, ISO 8601; without an offset by the clocks of --tz')
    .option('--tz <zone>', 'IANA zone of whoever says it, for example Europe/Moscow', zone)
    .addOption(new Option('--lang <lang>', 'language of the question').choices(LANGUAGES))
    .addOption(new Option('--purpose <purpose>', 'whose hours are used').choices(PURPOSES).default('followUp'))
    .option('--brand <brand>', "use this brand's hours and holidays")
    .option('--all', 'every moment the text names, as a list, each with its place in the text')
    .option('--stdin', 'read JSON lines {phrase, now, tz, lang, purpose?}, answer each with a JSON line')
    .showHelpAfterError()
    .exitOverride((error) => {
      throw Object.assign(error, { exitCode: error.exitCode === 0 ? 0 : 2 });
    });
  return command.action(async (phrase: string | undefined, options: Options) => {
    if (options.brand && !hoursOf) command.error('error: brands cannot be read here', { exitCode: 2 });
    const hours = options.brand && hoursOf ? await hoursOf(options.brand) : BUILT_IN;
    if (options.stdin) {
      if (phrase !== undefined) command.error('error: give a phrase or --stdin, not both', { exitCode: 2 });
      await answerLines(input, print, hours, options.all === true);
      return;
    }
    const { now, tz, lang, purpose, all = false } = options;
    if (phrase === undefined || !now || !tz)
      return command.error('error: a phrase, --now and --tz are needed', { exitCode: 2 });
    const moment = momentOf(now, tz);
    if (!moment) return command.error(`error: --now: ${NOT_ISO}`, { exitCode: 2 });
    print(JSON.stringify(answer({ phrase, now: moment, tz, lang, purpose }, hours, all)));
  });
}

interface Options {
  now?: string;
  tz?: string;
  lang?: Language;
  purpose: Purpose;
  brand?: string;
  all?: boolean;
  stdin?: boolean;
}

/** In order, a bad line answered by its error; the rest goes on. */
async function answerLines(
  input: NodeJS.ReadableStream,
  print: Streams['print'],
  hours: Defaults,
  all: boolean,
): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    try {
      print(JSON.stringify(answer(parseLine(line), hours, all)));
    } catch (error) {
      process.exitCode = 1;
      print(JSON.stringify({ error: (error as Error).message }));
    }
  }
}

function answer({ phrase, now, tz, lang, purpose }: Asked, hours: Defaults, all: boolean) {
  const given = { phrase, now, zone: tz, lang, purpose, defaults: hours[purpose], holidays: hours.holidays };
  if (!all) return plain(resolveWhen(given));
  return resolveAll(given).map((result) => ({ ...plain(result), span: result.span }));
}

function plain({ kind, instant, end, precision, zone, question }: WhenResult) {
  return { instant, end, precision, kind, zone, question: question?.text };
}

function parseLine(line: string): Asked {
  const given = parseObject(line);
  const { phrase, now, tz, lang, purpose = 'followUp' } = given;
  if (typeof phrase !== 'string') throw new Error('phrase: a string is needed');
  if (typeof now !== 'string') throw new Error('now: an ISO 8601 string is needed');
  if (typeof tz !== 'string') throw new Error('tz: an IANA zone is needed');
  if (!isZone(tz)) throw new Error(`tz: unknown time zone ${tz}`);
  const moment = momentOf(now, tz);
  if (!moment) throw new Error(`now: ${NOT_ISO}`);
  if (lang !== undefined && !LANGUAGES.includes(lang as Language))
    throw new Error(`lang: one of ${LANGUAGES.join(', ')}`);
  if (!PURPOSES.includes(purpose as Purpose)) throw new Error(`purpose: one of ${PURPOSES.join(', ')}`);
  return { phrase, now: moment, tz, lang: lang as Language, purpose: purpose as Purpose };
}

export function parseObject(line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error('not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not a JSON object');
  return value as Record<string, unknown>;
}

/** A time without an offset is one of the zone's clocks, never of the machine's. */
export function momentOf(text: string, tz: string): Date | undefined {
  const moment = DateTime.fromISO(text, { zone: tz });
  return moment.isValid && text.includes('T') ? moment.toJSDate() : undefined;
}

export function zone(text: string): string {
  if (!isZone(text)) throw new InvalidArgumentError(`unknown time zone ${text}`);
  return text;
}
