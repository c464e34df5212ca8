// The stock `temporal` command as an operator's hand: it steers a conversation, and whatever is typed into it wedges none.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findTemporal } from '../../sandbox/start/temporal-binary';
import { conversationWorkflowId } from '../../src/workflows/messages';
import { type SharedTemporal, shared } from '../support/servers';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const held = useStack();
let program: string;
let address: string;

beforeAll(async () => {
  program = await findTemporal({ say: () => {} });
  ({ address } = await shared<SharedTemporal>('temporal'));
});

/** `temporal workflow <what> --workflow-id … <more>`; a refusal by the command or the conversation is fine here. */
async function temporal(what: string[], conversationId: string, ...more: string[]): Promise<string> {
  const { namespace } = held.stack.client.options;
  const where = [
    '--address',
    address,
    '--namespace',
    namespace,
    '--workflow-id',
    conversationWorkflowId(conversationId),
  ];
  const options = { timeout: 20_000, env: { ...process.env, HOME: '/nonexistent' } };
  const ran = promisify(execFile)(program, ['workflow', ...what, ...where, ...more], options);
  return ran.then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => `refused: ${error.stdout}${error.stderr}`,
  );
}

const words = async (person: string) => (await held.stack.told(held.account, person)).map((m) => m.text);
const answered = (person: string, n: number) =>
  until(async () => (await words(person)).length >= n, 15_000, `${n} message(s)`);
const control = async (id: string) => (await held.stack.store.conversation(id)).control;

async function chat(): Promise<{ person: string; id: string }> {
  const { stack, account } = held;
  const person = await stack.addProspect();
  await stack.script(account.id, [{ text: 'Здравствуйте!' }]);
  await stack.say(person, account.userId, 'Здравствуйте');
  await answered(person, 1);
  return { person, id: (await stack.conversationOf(account.id, person)).id };
}

/** It still answers, by message and by query. */
async function lives({ person, id }: { person: string; id: string }): Promise<void> {
  const { stack, account } = held;
  const before = (await words(person)).length;
  await stack.script(account.id, [{ text: 'Живой.' }]);
  await stack.say(person, account.userId, 'вы живы?');
  await answered(person, before + 1);
  expect((await words(person)).at(-1)).toBe('Живой.');
  expect(await (await stack.handle(account.id, person)).query('status')).toMatchObject({ conversationId: id });
  const { raw } = await (await stack.handle(account.id, person)).describe();
  expect(raw.pendingWorkflowTask?.attempt ?? 1).toBe(1);
}

test('take over and hand back, as README shows it', async () => {
  const { person, id } = await chat();
  await temporal(['signal'], id, '--name', 'takeOver', '--input', '{"by":"anna"}');
  await until(async () => (await control(id)) === 'human', 5_000, 'human');
  await held.stack.say(person, held.account.userId, 'ау');
  await settle(1200);
  expect(await words(person)).toHaveLength(1);
  await held.stack.script(held.account.id, [{ text: 'Да?' }]);
  await temporal(['signal'], id, '--name', 'handBack', '--input', '{"by":"anna"}');
  await answered(person, 2);
}, 60_000);

// name, then the options that carry the payload
const SIGNALS: [name: string, ...payload: string[]][] = [
  ['clientReplied', '--input', '"x"'],
  ['clientReplied', '--input', 'null'],
  ['clientReplied', '--input', '{"seq":"1"}', '--input', '2'],
  ['clientReplied', '--input', '{"seq":1e99}'],
  ['clientReplied'],
  ['repWrote', '--input', '[]'],
  ['nonsense', '--input', '{}'],
  ['__proto__', '--input', '{}'],
  ['__temporal_anything', '--input', '{}'],
  ['__stack_trace', '--input', '{}'],
  ['clientReplied', '--input', '"x"', '--input-meta', 'encoding=no/such'],
  ['clientReplied', '--input', '"x"', '--input-meta', 'encoding=json/protobuf'],
  ['clientReplied', '--input', '"x"', '--input-meta', 'encoding=binary/protobuf'],
  ['clientReplied', '--input', '"x"', '--input-meta', 'encoding=binary/encrypted'],
  ['clientReplied', '--input', '"x"', '--input-meta', 'encoding=binary/null'],
  ['clientReplied', '--input', '"x"', '--input-meta', 'encoding='],
  ['clientReplied', '--input-base64', '--input', '/////w=='],
  ['nonsense', '--input-base64', '--input', '/////w=='],
];

test.each(SIGNALS)(
  'a signal %s with %j %j %j %j leaves the conversation alive',
  async (name, ...payload) => {
    const one = await chat();
    await temporal(['signal'], one.id, '--name', name, ...payload.filter((part) => part !== undefined));
    await lives(one);
    expect(await control(one.id)).toBe('agent');
  },
  60_000,
);

test('a payload that claims to be JSON and is not', async () => {
  const one = await chat();
  const { namespace } = held.stack.client.options;
  for (const data of ['{', '', '\xff']) {
    await held.stack.client.workflowService.signalWorkflowExecution({
      namespace,
      workflowExecution: { workflowId: conversationWorkflowId(one.id) },
      signalName: 'clientReplied',
      input: { payloads: [{ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(data, 'latin1') }] },
    });
  }
  await lives(one);
}, 60_000);

const UPDATES: [name: string, ...payload: string[]][] = [
  ['takeOver', '--input', '"x"'],
  ['takeOver', '--input', '{"by":""}'],
  ['takeOver'],
  ['takeOver', '--input', '"x"', '--input-meta', 'encoding=no/such'],
  ['handBack', '--input', 'null'],
  ['editPlan', '--input', '{"by":"anna","edit":"explode"}'],
  ['editPlan', '--input', '{"by":"anna","edit":"move","itemId":{},"planVersion":"x","due":"never"}'],
  ['scheduleFollowUp', '--input', '{"by":"anna","itemId":"no-such-row","due":"yesterday"}'],
  ['setStage', '--input', '{"by":"anna","stage":"moon"}'],
  ['nonsense', '--input', '{}'],
  ['__temporal_anything', '--input', '{}'],
];

test.each(UPDATES)(
  'an update %s with %j %j %j %j is refused and leaves the conversation alive',
  async (name, ...payload) => {
    const one = await chat();
    const given = payload.filter((part) => part !== undefined);
    expect(await temporal(['update', 'execute'], one.id, '--name', name, ...given)).toMatch(/^refused/);
    await lives(one);
    expect(await control(one.id)).toBe('agent');
  },
  60_000,
);

test.each([['status', '--input', '"x"', '--input-meta', 'encoding=no/such'], ['nonsense'], ['__temporal_anything']])(
  'a query %s %j %j %j %j leaves the conversation alive',
  async (name, ...payload) => {
    const one = await chat();
    await temporal(['query'], one.id, '--name', name, ...payload.filter((part) => part !== undefined));
    await lives(one);
  },
  60_000,
);

test('an unreadable takeOver is one all the same: better a human too much than a message too much', async () => {
  const { id } = await chat();
  await temporal(['signal'], id, '--name', 'takeOver', '--input', '"x"', '--input-meta', 'encoding=no/such');
  await until(async () => (await control(id)) === 'human', 5_000, 'human');
}, 60_000);
