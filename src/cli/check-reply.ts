// `rapport check-reply`: what the guards find in a reply, without a model, a database or a chat. One reply, or JSON lines from stdin.
import { createInterface } from 'node:readline';
import { Command, Option } from 'commander';
import type { Brand, Language } from '../domain/brand';
import { checkReply, factsOf, type GuardVerdict } from '../domain/guards';
import { type JsonFlag, jsonOption } from './command';
import { explain, UsageError } from './errors';
import { factChecking } from './fact-check';
import { wrap } from './format';
import type { Io } from './io';
import { languageOf, whichBrand } from './which-brand';

interface Options extends JsonFlag {
  brand?: string;
  lang?: Language;
  said?: string[];
  stdin?: boolean;
  factCheck?: boolean;
}

interface Asked {
  brand?: string;
  parts: string[];
  lang?: Language;
  /** what the client wrote: his own figures and contacts may be said back to him */
  said: string[];
}

const LANGUAGES: Language[] = ['ru', 'en'];
const AS_JSON = '{"brand": "bali-villas", "text": "…", "lang": "en"}';

/** Exit code: 0 ok, 1 a reply to be rewritten or held, 2 wrong arguments or a broken line. */
export function checkReplyCommand(io: Io, input: NodeJS.ReadableStream = process.stdin): Command {
  return new Command('check-reply')
    .description(
      'What the guards find in a reply: prices, dates, promises, links and the like that the brand does not state',
    )
    .argument('[text...]', 'the reply; several arguments are the parts it is sent in')
    .option('--brand <brand>', 'a folder in BRANDS_DIR (default: BRAND_DEFAULT)')
    .addOption(
      new Option('--lang <lang>', "the client's language (default: that of what he said, else of the reply)").choices(
        LANGUAGES,
      ),
    )
    .option('--said <text...>', 'what the client wrote before')
    .option('--stdin', `read JSON lines ${AS_JSON}, answer each with {verdict, findings}`)
    .option(
      '--fact-check',
      'ask the small model as well, as a brand with factCheck.enabled does; costs a call for each reply',
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  rapport check-reply --brand bali-villas "Palm Villa is yours for $90,000."\n  rapport check-reply --brand bali-villas --stdin < replies.jsonl\n\n' +
        'ok: it may leave. rewrite: the model is asked once more. hold: a person looks at it.\n' +
        'Exit code: 0 ok, 1 rewrite or hold, 2 wrong arguments or a broken line.',
    )
    .action(async (parts: string[], { brand, lang, said = [], stdin, factCheck, json }: Options) => {
      const brands = new Map<string | undefined, Promise<Brand>>();
      const ask = factCheck ? factChecking(io) : undefined;
      const judge = async (asked: Asked): Promise<GuardVerdict> => {
        const named = asked.brand ?? brand;
        if (!brands.has(named)) brands.set(named, whichBrand(io, named));
        const of = (await brands.get(named)) as Brand;
        const verdict = verdictOf(asked, of);
        return ask ? ask(asked, of, verdict) : verdict;
      };
      if (stdin) {
        if (parts.length > 0) throw new UsageError('Give a reply or --stdin, not both.');
        await answerLines(io, input, judge, { lang, said });
        return;
      }
      if (parts.join('').trim() === '')
        throw new UsageError(
          'A reply is needed, as: rapport check-reply --brand bali-villas "Palm Villa is $245,000."',
        );
      const verdict = await judge({ parts, lang, said });
      io.print(json ? JSON.stringify(verdict, undefined, 2) : words(verdict));
      if (verdict.verdict !== 'ok') process.exitCode = 1;
    });
}

function verdictOf({ parts, lang, said }: Asked, brand: Brand): GuardVerdict {
  const facts = factsOf(brand, { plan: [], clientSaid: said, now: new Date(), zone: brand.zone });
  // as in a turn: he is answered in his own language where the brand speaks it, else in the brand's first
  const spoken = lang && brand.languages.includes(lang) ? lang : undefined;
  const language =
    spoken ?? (lang ? brand.languages[0] : undefined) ?? languageOf(said.at(-1) ?? parts.join(' '), brand);
  return checkReply({ parts, language }, facts, brand);
}

/** One line out for each line in, in order, blank ones left out; a broken one is answered by what is wrong with it. */
async function answerLines(
  io: Io,
  input: NodeJS.ReadableStream,
  judge: (asked: Asked) => Promise<GuardVerdict>,
  usual: Pick<Asked, 'lang' | 'said'>,
): Promise<void> {
  let number = 0;
  let worst = 0;
  for await (const read of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const line = read.replace(/^\uFEFF/, '').trim(); // what Windows puts before the first one
    if (line === '') continue;
    try {
      const verdict = await judge({ ...usual, ...parseLine(line) });
      io.print(JSON.stringify(verdict));
      if (verdict.verdict !== 'ok') worst = Math.max(worst, 1);
    } catch (error) {
      const problem = error instanceof Malformed ? error.message : explain(error).lines.join(' ');
      io.print(JSON.stringify({ error: `line ${number}: ${problem}` }));
      worst = 2;
    }
  }
  if (worst > 0) process.exitCode = worst;
}

class Malformed extends Error {}

function parseLine(line: string): Partial<Asked> & Pick<Asked, 'parts'> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Malformed(`not JSON; as ${AS_JSON}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Malformed(`not a JSON object; as ${AS_JSON}`);
  // null is how other programs write what they do not have
  const { brand, text, lang, said } = Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null));
  if (brand !== undefined && (typeof brand !== 'string' || brand === ''))
    throw new Malformed('brand: the name of a folder is needed');
  const parts = typeof text === 'string' ? [text] : text;
  if (!isTexts(parts) || parts.length === 0) throw new Malformed('text: a string is needed, or an array of them');
  if (lang !== undefined && !LANGUAGES.includes(lang as Language))
    throw new Malformed(`lang: one of ${LANGUAGES.join(', ')}`);
  const client = typeof said === 'string' ? [said] : said;
  if (client !== undefined && !isTexts(client)) throw new Malformed('said: a string is needed, or an array of them');
  return {
    parts,
    ...(brand === undefined ? {} : { brand }),
    ...(lang === undefined ? {} : { lang: lang as Language }),
    ...(client === undefined ? {} : { said: client }),
  };
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const INDENT = 4;

function words({ verdict, findings }: GuardVerdict): string {
  if (findings.length === 0) return verdict;
  return [
    verdict,
    ...findings.map(({ guard, what, excerpt, advice }) =>
      [
        `  ${guard}: ${what}`,
        `    ${wrap(`«${excerpt.replace(/\s+/g, ' ')}»`, INDENT)}`,
        `    ${wrap(advice, INDENT)}`,
      ].join('\n'),
    ),
  ].join('\n');
}
