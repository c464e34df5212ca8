// The workflow's clock in any year: the time-skipping server can only start at the machine's time and go forward, so the difference to
// the rehearsal's time goes into each conversation's memo, and the SDK's clock inside the workflow adds it. The workflow code is as shipped.
import type { Client } from '@temporalio/client';

const KEY = 'rehearsalOffset';
// @temporalio/workflow 1.24, lib/global-overrides: what `new Date()` and `Date.now()` read
const CLOCK = '(0, global_attributes_1.getActivator)().now';
const READERS = 2;

/** The bundle with its clock shifted. @throws Error when the SDK keeps its clock elsewhere */
export function shiftClock(code: string): string {
  const parts = code.split(CLOCK);
  if (parts.length !== READERS + 1)
    throw new Error(
      `the workflow bundle reads its clock in ${parts.length - 1} places, not ${READERS}: see sandbox/rehearse/offset.ts`,
    );
  return parts.join(`(${CLOCK} + Number((0, global_attributes_1.getActivator)().info?.memo?.${KEY} ?? 0))`);
}

type Interceptor = NonNullable<
  Exclude<NonNullable<NonNullable<ConstructorParameters<typeof Client>[0]>['interceptors']>['workflow'], undefined>
>;

/** Conversations begun by this client carry the offset; continue-as-new keeps it. */
export function withOffset(offset: () => number): Interceptor {
  const memo = (given: Record<string, unknown> | undefined) => ({ ...given, [KEY]: offset() });
  return [
    {
      signalWithStart: (input, next) =>
        next({ ...input, options: { ...input.options, memo: memo(input.options.memo) } }),
      startUpdateWithStart: (input, next) =>
        next({
          ...input,
          workflowStartOptions: { ...input.workflowStartOptions, memo: memo(input.workflowStartOptions.memo) },
        }),
    },
  ];
}
