// What doctor checks of Postgres and Temporal: there, let in, and set up as this code needs it.
import { isGrpcServiceError } from '@temporalio/client';
import { placeOf } from '../adapters/postgres/connection';
import { pendingMigrations } from '../adapters/postgres/migrate';
import type { Config } from '../config';
import { PortError, Unreachable } from '../errors';
import { CONVERSATIONS_QUEUE } from '../workflows/messages';
import { ACCOUNT, BRAND, CONTROL, STAGE } from '../workflows/search-attributes';
import type { Context } from './context';
import { type Finding, failed, ok, skipped, warning } from './doctor-checks';
import { migrationsFolder } from './migrate';

// temporal.api.enums.v1.IndexedValueType and TaskQueueType
const KEYWORD = 2;
const WORKFLOW_QUEUE = 1;
// https://grpc.io/docs/guides/status-codes
const NOT_FOUND = 5;

export async function database({ databaseUrl }: Config): Promise<Finding[]> {
  if (!databaseUrl) return [skipped('database', 'DATABASE_URL is missing or malformed')];
  try {
    const pending = await pendingMigrations({ databaseUrl, dir: migrationsFolder });
    const place = placeOf(databaseUrl);
    if (pending.length === 0) return [ok('database', `${place}, every migration is applied`)];
    return [
      failed('database', `${place} lacks ${pending.join(', ')}`, 'rapport migrate, or start a worker: it migrates'),
    ];
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    const todo = error instanceof Unreachable ? 'start it, or correct DATABASE_URL' : 'correct DATABASE_URL';
    return [failed('database', error.message, todo)];
  }
}

export async function temporal(context: Context): Promise<Finding[]> {
  const { address, namespace } = context.config.temporal;
  if (!address) return [skipped('temporal', 'TEMPORAL_ADDRESS is missing or malformed')];
  try {
    const { connection } = await context.client();
    await connection.workflowService.describeNamespace({ namespace });
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = [BRAND, STAGE, CONTROL, ACCOUNT]
      .map(({ name }) => name)
      .filter((name) => customAttributes[name] !== KEYWORD);
    if (missing.length === 0)
      return [ok('temporal', `${address}, namespace ${namespace}, search attributes are there`)];
    const create = missing.map((name) => `--name ${name} --type Keyword`).join(' ');
    return [
      failed(
        'temporal',
        `namespace ${namespace} lacks the search attribute${missing.length > 1 ? 's' : ''} ${missing.join(', ')} (Keyword)`,
        `temporal operator search-attribute create --address ${address} --namespace ${namespace} ${create}`,
      ),
    ];
  } catch (error) {
    if (error instanceof PortError) return [failed('temporal', error.message, 'start it, or correct TEMPORAL_ADDRESS')];
    if (!isGrpcServiceError(error)) throw error;
    if (error.code === NOT_FOUND) {
      const todo = `temporal operator namespace create --address ${address} --namespace ${namespace}, or correct TEMPORAL_NAMESPACE`;
      return [failed('temporal', `${address} has no namespace ${namespace}`, todo)];
    }
    return [failed('temporal', `${address} refused: ${error.details}`)];
  }
}

/** Whether anybody works on conversations. A note, not a failure: doctor is also run before the first start. */
export async function worker(context: Context): Promise<Finding[]> {
  const { address, namespace } = context.config.temporal;
  if (!address) return [];
  try {
    const { connection } = await context.client();
    const taskQueue = { name: CONVERSATIONS_QUEUE };
    const { pollers } = await connection.workflowService.describeTaskQueue({
      namespace,
      taskQueue,
      taskQueueType: WORKFLOW_QUEUE,
    });
    if (pollers.length > 0) return [ok('worker', `polls ${CONVERSATIONS_QUEUE}`)];
    return [
      warning(
        'worker',
        `none has asked for conversations in the last minutes`,
        'npm start runs one; or node dist/src/worker/main.js',
      ),
    ];
  } catch {
    return [skipped('worker', 'Temporal cannot be asked')];
  }
}
