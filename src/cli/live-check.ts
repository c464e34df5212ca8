// `npm run live-check`: for a person with credentials, on a terminal. Exit codes: 0 all well, 1 something failed, 2 not possible.
import { createClaude } from '../adapters/claude/claude';
import { createTelegramUsers } from '../adapters/telegram';
import { type Environment, readEnvironment, variables } from '../config';
import { createLog } from '../log';
import { liveCheck } from './live-check-steps';
import { openTerminal } from './terminal';

const USAGE = `npm run live-check [-- --test-dc]
Signs an account in, sends one message to its Saved Messages and repeats it, checks that nothing is missed, and makes one
small call to Claude. Needs TELEGRAM_API_ID and TELEGRAM_API_HASH; ANTHROPIC_API_KEY for Claude. They are read from the
environment and from .env.
  --test-dc  Telegram's test servers instead of the real ones (as TELEGRAM_TEST_DC=true)
`;

const NEEDED = {
  TELEGRAM_API_ID: true,
  TELEGRAM_API_HASH: true,
  TELEGRAM_TEST_DC: true,
  ANTHROPIC_API_KEY: true,
  ANTHROPIC_MODEL: true,
  ANTHROPIC_BASE_URL: true,
} as const;

/** The credentials, or one line for each that is missing or malformed. */
export function credentials(env: Environment) {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = variables.pick(NEEDED).safeParse(set);
  const problems = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  for (const name of ['TELEGRAM_API_ID', 'TELEGRAM_API_HASH']) {
    if (set[name] === undefined) problems.push(`${name}: missing; shown at https://my.telegram.org/apps`);
  }
  if (!parsed.success || problems.length > 0) return { problems };
  const { TELEGRAM_API_ID: apiId = 0, TELEGRAM_API_HASH: apiHash = '', ...rest } = parsed.data;
  return { problems, found: { apiId, apiHash, ...rest } };
}

async function main(args: string[]): Promise<number> {
  if (args.includes('--help') || args.some((arg) => arg !== '--test-dc')) {
    (args.includes('--help') ? process.stdout : process.stderr).write(USAGE);
    return args.includes('--help') ? 0 : 2;
  }
  const { problems, found } = credentials(readEnvironment());
  if (!found) {
    process.stderr.write(`The live check is not possible yet:\n${problems.map((line) => `  ${line}\n`).join('')}`);
    process.stderr.write('Put them into .env or the environment, then run it again.\n');
    return 2;
  }
  if (!process.stdin.isTTY) {
    process.stderr.write('The live check talks with a person (phone, code, consent): run it in a terminal.\n');
    return 2;
  }
  const log = createLog({ level: 'silent', name: 'live-check' });
  const testServers = args.includes('--test-dc') || found.TELEGRAM_TEST_DC === 'true';
  const users = createTelegramUsers({ apiId: found.apiId, apiHash: found.apiHash, testServers, log });
  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_MODEL: model, ANTHROPIC_BASE_URL: baseUrl } = found;
  const claude = apiKey ? createClaude({ apiKey, model, baseUrl, log }) : undefined;
  const io = openTerminal();
  try {
    return (await liveCheck({ io, users, testServers, claude })) ? 0 : 1;
  } finally {
    io.close();
  }
}

if (require.main === module) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: Error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    },
  );
}
