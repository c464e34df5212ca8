// What arrives unreadable is taken out before the workflow runtime meets it. A signal whose payload no converter can read, or whose
// name is reserved, fails the whole workflow task (SDK 1.24, Activator.signalWorkflow), which is then retried for ever: one slip with
// `temporal workflow signal --input-meta encoding=…` would silence a conversation. Updates and queries like that are refused by the SDK.
import { defaultPayloadConverter } from '@temporalio/common';
import { type ActivateInput, log, type WorkflowInterceptors } from '@temporalio/workflow';

/** The SDK's prefix for its own names; with a default handler registered, any other use of it throws. */
const RESERVED = '__temporal_';

/** Looked for by this name in the modules the bundle is made with. */
export const interceptors = (): WorkflowInterceptors => ({
  internals: [
    {
      activate(input, next) {
        for (const { signalWorkflow } of input.activation.jobs ?? []) if (signalWorkflow) makeReadable(signalWorkflow);
        next(input);
      },
    },
  ],
});

type Signal = NonNullable<NonNullable<ActivateInput['activation']['jobs']>[number]['signalWorkflow']>;

/** Depends on the history alone, so a replay sees the same. */
function makeReadable(signal: Signal): void {
  const name = signal.signalName ?? '';
  if (name.startsWith(RESERVED)) {
    log.warn('signal refused: a reserved name', { signal: name });
    signal.signalName = `refused:${name}`; // the inbox drops what it does not know
  }
  try {
    for (const payload of signal.input ?? []) defaultPayloadConverter.fromPayload(payload);
  } catch {
    // the name still counts: an unreadable takeOver is a takeover
    log.warn('signal without its payload: nobody can read it', { signal: name });
    signal.input = [];
  }
}
