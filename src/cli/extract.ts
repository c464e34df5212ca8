// `rapport extract`: the meetings of his own a client's message names, as JSON. One message from the arguments, or JSON lines from stdin.
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import type { Holiday, WhenDefaults } from '../domain/brand';
import { readMentions } from '../domain/mentions';
import { MEETING_WHEN } from '../domain/when';
import { isZone } from '../domain/zone';
import { momentOf, NOT_ISO, parseObject, zone } from './when';

/** What a brand brings to the reading. */
export interface BrandHours {
  defaults: WhenDefaults;
  zone: string;
  holidays: Holiday[];
}
export type BrandHoursOf = (brand: string) => Promise<BrandHours>;

interface Streams {
  input: NodeJS.ReadableStream;
  print: (line: string) => void;
}

interface Asked {
  text: string;
  now: Date;
  tz: string;
  brand?: string;
}

interface Options {
  now?: string;
  tz?: string;
  brand?: string;
  stdin?: boolean;
}

/**
 * The `extract` command. Sets exit code 1 after a bad line on stdin; bad arguments end with usage on stderr and code 2.
 * @param hoursOf reads a brand's hours for `--brand` and for a line's `brand`
 */
export function extractCommand(hoursOf?: BrandHoursOf, streams: Partial<Streams> = {}): Command {
  const { input = process.stdin, print = (line: string) => void process.stdout.write(`${line}\n`) } = streams;
  const known = new Map<string, Promise<BrandHours>>();
  const hours = (brand: string): Promise<BrandHours> => {
    if (!hoursOf) throw new Error('brands cannot be read here');
    const found = known.get(brand) ?? hoursOf(brand);
    known.set(brand, found);
    return found;
  };
  const command = new Command('extract')
    .description('The meetings a client mentions, in the order of the text, each with how sure it is')
    .argument('[message]', "the client's words, Russian or English")
    .option('--now <iso>', 'the moment it is said, ISO 8601; without an offset by the clocks of --tz')
    .option('--tz <zone>', 'IANA zone of whoever says it, for example Europe/Moscow', zone)
    .option('--brand <brand>', "use this brand's hours for vague words, its clock and its holidays")
    .option('--stdin', 'read JSON lines {text, now, tz, brand?}, answer each with a JSON line')
    .addHelpText(
      'after',
      '\nPrints [{title, start, end?, confidence}]. A brand keeps what reaches its meeting.mentioned.threshold (0.6).',
    )
    .showHelpAfterError()
    .exitOverride((error) => {
      throw Object.assign(error, { exitCode: error.exitCode === 0 ? 0 : 2 });
    });
  return command.action(async (text: string | undefined, options: Options) => {
    if (options.stdin) {
      if (text !== undefined) command.error('error: give a message or --stdin, not both', { exitCode: 2 });
      await answerLines(input, print, hours, options.brand);
      return;
    }
    const { now, tz, brand } = options;
    if (text === undefined || !now || !tz)
      return command.error('error: a message, --now and --tz are needed', { exitCode: 2 });
    const moment = momentOf(now, tz);
    if (!moment) return command.error(`error: --now: ${NOT_ISO}`, { exitCode: 2 });
    print(JSON.stringify(read({ text, now: moment, tz }, brand === undefined ? undefined : await hours(brand))));
  });
}

/** In order, a bad line answered by its error; the rest goes on. */
async function answerLines(
  input: NodeJS.ReadableStream,
  print: Streams['print'],
  hours: BrandHoursOf,
  usual: string | undefined,
): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    try {
      const asked = parseLine(line);
      const brand = asked.brand ?? usual;
      print(JSON.stringify(read(asked, brand === undefined ? undefined : await hours(brand))));
    } catch (error) {
      process.exitCode = 1;
      print(JSON.stringify({ error: (error as Error).message }));
    }
  }
}

/** What was called off is no meeting any more. */
function read({ text, now, tz }: Asked, brand: BrandHours | undefined) {
  const { defaults = MEETING_WHEN, zone: brandZone, holidays } = brand ?? {};
  return readMentions(text, { now, zone: tz, defaults, brandZone, holidays })
    .filter(({ change }) => change !== 'cancelled')
    .map(({ title, start, end, confidence }) => ({ title, start, end, confidence }));
}

function parseLine(line: string): Asked {
  const { text, message, now, tz, brand } = parseObject(line);
  const said = text ?? message;
  if (typeof said !== 'string') throw new Error('text: a string is needed');
  if (typeof now !== 'string') throw new Error('now: an ISO 8601 string is needed');
  if (typeof tz !== 'string') throw new Error('tz: an IANA zone is needed');
  if (!isZone(tz)) throw new Error(`tz: unknown time zone ${tz}`);
  const moment = momentOf(now, tz);
  if (!moment) throw new Error(`now: ${NOT_ISO}`);
  if (brand !== undefined && typeof brand !== 'string') throw new Error("brand: a brand's name is needed");
  return { text: said, now: moment, tz, brand };
}
