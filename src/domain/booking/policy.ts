// How meetings are booked and spoken of, unless a brand says otherwise in brand.yaml. Booking itself is off until it does.
import type { BookingPolicy } from '../brand';

export const BOOKING: BookingPolicy = {
  enabled: false,
  mode: 'manual',
  kinds: ['video'],
  lengthMinutes: 30,
  gridMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  noticeMinutes: 120,
  maxPerDay: null,
  horizonDays: 14,
  slots: [],
  place: {},
  room: null,
  holdMinutes: 10,
  answerMinutes: 120,
  reminders: { dayBefore: true, hourBefore: false },
  texts: {
    booked: {
      ru: 'Договорились: {day} {zone}. {link} {place}',
      en: 'It is settled: {day} {zone}. {link} {place}',
    },
    moved: {
      ru: 'Перенесли: теперь {day} {zone}. {link} {place}',
      en: 'It has been moved: now {day} {zone}. {link} {place}',
    },
    cancelled: {
      ru: 'Встреча ({day} {zone}) отменена. Если захотите другое время, напишите.',
      en: 'The meeting ({day} {zone}) is off. If you would like another time, just write.',
    },
    // of mode `manual`: the rep said no, or nothing
    declined: {
      ru: 'К сожалению, {day} {zone} не получится. Подобрать другое время?',
      en: 'Unfortunately {day} {zone} does not work out. Shall I find another time?',
    },
    dayBefore: {
      ru: 'Напоминаю о нашей встрече: {day} {zone}. {link} {place}',
      en: 'A reminder of our meeting: {day} {zone}. {link} {place}',
    },
    hourBefore: {
      ru: 'Скоро встречаемся: {day} {zone}. {link} {place}',
      en: 'We meet soon: {day} {zone}. {link} {place}',
    },
    completion: {
      ru: 'Спасибо за встречу! Если остались вопросы, пишите.',
      en: 'Thank you for the meeting! If any questions are left, just write.',
    },
    noShow: {
      ru: 'Похоже, сегодня встретиться не получилось. Подобрать другое время?',
      en: 'It seems we missed each other today. Shall I find another time?',
    },
    thanks: {
      ru: 'Спасибо, что нашли время! Напишите, что думаете, и я подскажу следующий шаг.',
      en: 'Thank you for your time! Tell me what you think, and I will suggest the next step.',
    },
  },
};
