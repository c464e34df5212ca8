// The workflow's clock in any year: the time-skipping server can only start at the machine's time and go forward, so the difference to
// the rehearsal's time goes into each conversation's memo, and the SDK's clock inside the workflow adds it. The workflow code is as shipped.
import type { Client } from '@temporalio/client';

const KEY = 'rehearsalOffset';
// @temporalio/workflow 1.24, lib/global-overrides: what `new Date()` and `Date.now()` read
const CLOCK = '(0, global_attributes_1.getActivator)().now';
const SHIFTED = `(${CLOCK} + Number((0, global_attributes_1.getActivator)().info?.memo?.${KEY} ?? 0))`;
// lib/workflow: what a child, and the next run, are given to know. A child knows nothing of its parent's memo by itself.
const memoOf = (given: string) =>
  `memo: ${given} && (0, common_1.mapToPayloads)(activator.payloadConverter, ${given}, context)`;

/** The bundle with its clock shifted, and children that know by how much. @throws Error when the SDK does it elsewhere */
export function shiftClock(code: string): string {
  return replaced(
    replaced(code, CLOCK, SHIFTED),
    memoOf('options.memo'),
    memoOf('(options.memo ?? activator.info.memo)'),
  );
}

const PLACES = 2;

function replaced(code: string, was: string, is: string): string {
  const parts = code.split(was);
  if (parts.length !== PLACES + 1)
    throw new Error(
      `the workflow bundle has "${was}" in ${parts.length - 1} places, not ${PLACES}: see sandbox/rehearse/offset.ts`,
    );
  return parts.join(is);
}

type Interceptor = NonNullable<
  Exclude<NonNullable<NonNullable<ConstructorParameters<typeof Client>[0]>['interceptors']>['workflow'], undefined>
>;

/** What this client begins carries the offset; continue-as-new keeps it, and children are given it. */
export function withOffset(offset: () => number): Interceptor {
  const memo = (given: Record<string, unknown> | undefined) => ({ ...given, [KEY]: offset() });
  return [
    {
      startWithDetails: (input, next) =>
        next({ ...input, options: { ...input.options, memo: memo(input.options.memo) } }),
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
