// Every activity there is, built from its dependencies: one list for the worker, one for the process that owns an account.
import { createReadMeetings } from './booking/read-meetings';
import { createBookingSteps } from './booking/steps';
import { createControl } from './control';
import { createDecide, type DecideDeps } from './decide/decide';
import { beating } from './heartbeat';
import { createJudgeDue } from './judge-due';
import { createRecord } from './record';
import { createRunTool } from './run-tool';
import { createSend, type SendDeps } from './send';
import { createTypeAhead } from './type-ahead';
import { createWriteReminder } from './write-reminder';

/** For the `conversations` queue. */
export function createActivities(deps: DecideDeps) {
  return {
    decide: createDecide(deps),
    judgeDue: createJudgeDue(deps),
    runTool: createRunTool(deps),
    writeReminder: createWriteReminder(deps),
    ...beating(createBookingSteps(deps)),
    readMeetings: createReadMeetings(deps),
    ...createControl(deps),
    ...createRecord(deps),
  };
}

/** For the queues of one account. */
export function createAccountActivities(deps: SendDeps) {
  return { send: createSend(deps), typeAhead: createTypeAhead(deps) };
}

export type Activities = ReturnType<typeof createActivities> & ReturnType<typeof createAccountActivities>;
