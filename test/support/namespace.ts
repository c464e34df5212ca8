// A Temporal namespace of its own for a test file: the queues have fixed names, and files run side by side.
import { Connection } from '@temporalio/client';
import { unique } from './servers';
import { until } from './until';

export async function makeNamespace(address: string): Promise<string> {
  const connection = await Connection.connect({ address });
  const namespace = unique('ns');
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: (24 * 3600) as never },
    });
    // Keyword is IndexedValueType 2; a fresh namespace needs a moment before it takes attributes.
    await until(
      () =>
        connection.operatorService
          .addSearchAttributes({ namespace, searchAttributes: { Brand: 2, Stage: 2, Control: 2, Account: 2 } })
          .then(
            () => true,
            () => false,
          ),
      30_000,
      'search attributes',
      200,
    );
  } finally {
    await connection.close();
  }
  return namespace;
}
