// `rapport kb`: what a brand's knowledge answers to a question, with the place it stands in.
import { Command } from 'commander';
import { createKnowledge } from '../adapters/postgres/knowledge';
import type { FoundPassage } from '../domain/knowledge';
import { type JsonFlag, jsonOption, withContext } from './command';
import { databaseOnly } from './database-only';
import { UsageError } from './errors';
import { wrap } from './format';
import type { Io } from './io';
import { languageOf, whichBrand } from './which-brand';

interface Options extends JsonFlag {
  brand?: string;
  also?: string[];
  limit: number;
}

/** Exit code 1 when nothing is found. */
export function kbCommand(io: Io): Command {
  return new Command('kb')
    .description('What the knowledge of a brand answers to a question, and where that stands')
    .argument('<question>', "the client's words, Russian or English")
    .option('--brand <brand>', 'a folder in BRANDS_DIR (default: BRAND_DEFAULT)')
    .option('--also <wording...>', 'the same question in other words, as the model may pass it')
    .option('--limit <n>', 'how many passages at most, 1 to 20', limit, 3)
    .addOption(jsonOption())
    .addHelpText('after', '\nExit code: 0 found, 1 nothing fits, 2 wrong arguments.')
    .action(
      withContext(io, async (context, question: string, { brand: named, also, limit: most, json }: Options) => {
        if (question.trim() === '') throw new UsageError('A question is needed, as: rapport kb "можно с собакой?"');
        const brand = await whichBrand(io, named);
        context.assume(databaseOnly(io, 'the Postgres where the knowledge is indexed'));
        const language = languageOf(question, brand);
        const found = await createKnowledge(await context.database()).search(brand, question, {
          also,
          language,
          limit: most,
        });
        if (json)
          io.print(
            JSON.stringify(
              found.map((one) => entry(brand.id, one)),
              undefined,
              2,
            ),
          );
        else
          io.print(
            found.length > 0
              ? found.map((one) => words(brand.id, one)).join('\n\n')
              : nothing(brand.id, brand.knowledge.passages.length),
          );
        if (found.length === 0) process.exitCode = 1;
      }),
    );
}

const source = (brand: string, { passage }: FoundPassage): string => `${brand}/${passage.source}`;

const entry = (brand: string, found: FoundPassage) => ({
  id: found.passage.id,
  score: Number(found.score.toFixed(3)),
  source: source(brand, found),
  language: found.passage.language,
  topic: found.passage.topic,
  heading: found.passage.heading,
  text: found.passage.text,
});

const words = (brand: string, found: FoundPassage): string =>
  [
    `${found.passage.heading}  (${source(brand, found)}, score ${found.score.toFixed(2)})`,
    ...found.passage.text.split('\n').map((line) => `  ${wrap(line, 2)}`),
  ].join('\n');

function nothing(brand: string, passages: number): string {
  return passages === 0
    ? `${brand} has no knowledge yet: write brands/${brand}/knowledge/<topic>.md, a passage under each ## heading.`
    : `Nothing found in the ${passages} passages of ${brand}.`;
}

function limit(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 20)
    throw new UsageError('--limit: a whole number from 1 to 20 is needed.');
  return number;
}
