// The hours vague words stand for when no brand says otherwise.
import type { WhenDefaults } from '../brand';

/** A follow-up: nobody wants a message before ten. */
export const FOLLOW_UP_WHEN: WhenDefaults = {
  dayStart: '10:00',
  morning: '10:00',
  noon: '12:00',
  afternoon: '15:00',
  evening: '19:00',
  night: '21:00',
};

/** A meeting: the working day begins earlier than the day for messages. */
export const MEETING_WHEN: WhenDefaults = {
  dayStart: '09:00',
  morning: '08:30',
  noon: '12:00',
  afternoon: '14:00',
  evening: '18:00',
  night: '20:00',
};
