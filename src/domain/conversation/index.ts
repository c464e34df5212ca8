// The rules of a conversation: a pure reducer over its plain state. The workflow feeds it what happened and asks what to do next.
export { apply, optOut } from './apply';
export { DORMANT_AFTER_MS, needsTurn, nextItem, nextStep } from './next-step';
export { adopt, cancelWhere, dropDraft, dropReminders, keepMeetings, refuseEdit, reminderDone } from './plan';
export * from './state';
export { sendWaitMs, turnWaitMs } from './waits';
