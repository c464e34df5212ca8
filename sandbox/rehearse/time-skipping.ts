// A Temporal server whose clock jumps to the next timer while somebody waits for a result.
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { TimeSkippingProgram } from './time-skipping-program';

// The SDK gives the server five seconds to answer; Java may need longer to wake up on a machine that is full.
const STARTS = 12;

/** @throws the last of a dozen failures to start it */
export async function startTimeSkipping(program: TimeSkippingProgram): Promise<TestWorkflowEnvironment> {
  for (let start = 1; ; start++) {
    try {
      return await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: program } });
    } catch (error) {
      if (start === STARTS) throw error;
    }
  }
}
