import { createLog } from './log';

test('lines are JSON with a name and a level; secrets and what people wrote do not appear', () => {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    name: 'worker',
    destination: { write: (line: string) => void lines.push(line) },
  });
  log.debug('not this');
  log.child({ account: 'anna' }).info(
    {
      session: 'canary-session',
      config: { apiKey: 'canary-key', claude: { token: 'canary-token' } },
      message: { text: 'canary-words', id: 7 },
    },
    'stored',
  );
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] as string)).toMatchObject({
    name: 'worker',
    level: 'info',
    account: 'anna',
    msg: 'stored',
    message: { id: 7, text: '[hidden]' },
  });
  expect(lines[0]).not.toContain('canary');
});
