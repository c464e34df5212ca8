// What the bot says to reps, in Russian and English.
import type { Language } from '../brand';
import type { AlertKind } from '../decision';

/** What became of a question to a rep about a meeting of his. */
export type QuestionState = 'yes' | 'no' | 'held' | 'noShow' | 'expired' | 'over';

export interface RepWords {
  titles: Record<AlertKind, string>;
  wrote: string;
  silent: string;
  account: string;
  reason: string;
  held: string;
  /** the day's tokens are spent */
  overBudget: string;
  take: string;
  back: string;
  plan: string;
  send: string;
  edit: string;
  discard: string;
  draftFor: string;
  draftShown: string;
  draftUntil: string;
  cut: string;
  prompt: string;
  yours: string;
  yoursSettling: string;
  yoursUnheard: string;
  agentHas: string;
  agentUnheard: string;
  someoneHas: string;
  nobodyHas: string;
  paused: string;
  alreadyYours: string;
  alreadyAgent: string;
  alreadyTaken: string;
  alreadyPaused: string;
  optedOut: string;
  accountItself: string;
  operator: string;
  planEmpty: string;
  planHead: string;
  planBrief: string;
  drafts: Record<'sending' | 'sent' | 'discarded' | 'expired' | 'superseded' | 'failed', string>;
  draftWas: Record<'sending' | 'sent' | 'discarded' | 'expired' | 'superseded' | 'failed', string>;
  by: string;
  askConfirm: string;
  askOutcome: string;
  answerUntil: string;
  yes: string;
  no: string;
  wasHeld: string;
  absent: string;
  questions: Record<QuestionState, string>;
  questionWas: Record<QuestionState, string>;
  noDrafts: string;
  hello: string;
  help: string;
  pausedRep: string;
  stranger: string;
  notARep: string;
  notYourButton: string;
  failed: string;
  tryLater: string;
  doubt: string;
  connect: string;
  connectElsewhere: string;
  commands: { start: string; connect: string; help: string };
}

const RU: RepWords = {
  titles: {
    meeting_booked: 'Встреча назначена',
    meeting_moved: 'Встреча перенесена',
    meeting_cancelled: 'Встреча отменена',
    meeting_needs_hands: 'Со встречей нужна помощь: посмотрите её в календаре и в Zoom',
    meeting_not_made: 'Встречу назначить или перенести не удалось: договоритесь о времени с клиентом сами',
    meeting_declined: 'Клиент отклонил приглашение на встречу в календаре',
    meeting_overlaps: 'Встречу перенесли в календаре на время другой встречи',
    calendar_expired: 'Google-календарь отключился, подключите его снова: /connect',
    calendar_unread: 'Google-календарь не читается: изменения в нём пока не видны',
    handoff: 'Клиенту нужен человек',
    model_unavailable: 'Модель не отвечает, клиент ждёт',
    not_sent: 'Сообщение клиенту не отправилось',
    client_gone: 'Клиент заблокировал нас или удалил аккаунт',
    opted_out_wrote: 'Снова пишет тот, кто просил не писать',
    unknown_person: 'Пишет незнакомый человек; ему не ответили',
    account_parked: 'Аккаунт отключён',
    peer_flood: 'Телеграм ограничил аккаунт',
    auto_release: 'Агент снова ведёт чат: время человека вышло',
    not_stored: 'Сообщение клиента не удалось сохранить',
    plan_failed: 'Обещанное сообщение не отправлено',
    draft_waits: 'Черновик ждёт, а показать его некому',
    draft_expired: 'Черновик никто не посмотрел: клиенту не ответили',
  },
  wrote: 'Пишет:',
  silent: 'Клиент пока ничего не написал.',
  account: 'Аккаунт:',
  reason: 'Почему:',
  held: 'у агента не вышло подходящего ответа',
  overBudget:
    'на сегодня израсходованы токены этого клиента или всего бренда (budget в brand.yaml), агента не спрашивали',
  take: 'Беру на себя',
  back: 'Вернуть агенту',
  plan: 'Клиент: план',
  send: 'Отправить',
  edit: 'Изменить',
  discard: 'Не отправлять',
  draftFor: 'Черновик ответа',
  draftShown: 'Агент ответил бы так (режим наблюдения, ничего не отправлено)',
  draftUntil: 'Ждёт решения до',
  cut: '… (показано не всё)',
  prompt: 'Напишите текст для клиента ответом на это сообщение: он уйдёт вместо черновика.',
  yours: 'Чат ваш. Агент молчит, пока вы его не вернёте.',
  yoursSettling: 'Чат ваш. Одно сообщение агента ещё в пути.',
  yoursUnheard:
    'Чат ваш: новых сообщений агента не будет. Движок сейчас не отвечает и узнает об этом, как только заработает.',
  agentHas: 'Чат ведёт агент.',
  agentUnheard: 'Движок сейчас не отвечает: агент получит чат, как только он заработает.',
  someoneHas: 'Чат ведёт {who}.',
  nobodyHas: 'Агент ждёт человека и молчит.',
  paused: 'Агент в этом чате остановлен.',
  alreadyYours: 'Чат уже ваш.',
  alreadyAgent: 'Чат и так у агента.',
  alreadyTaken: 'Чат уже ведёт {who}. Ничего не изменилось.',
  alreadyPaused: 'Агент здесь уже остановлен: пишите клиенту сами или верните чат агенту.',
  accountItself: 'сам владелец аккаунта',
  operator: 'оператор',
  optedOut: 'Клиент просил не писать: агент промолчит.',
  planEmpty: 'Ничего не запланировано.',
  planHead: 'План',
  planBrief: 'слова будут выбраны к тому времени',
  drafts: {
    sending: 'Отправляется.',
    sent: 'Отправлено.',
    discarded: 'Не отправлено: отклонено.',
    expired: 'Не отправлено: срок вышел.',
    superseded: 'Не отправлено: клиент написал снова.',
    failed: 'Отправить не удалось.',
  },
  draftWas: {
    sending: 'Уже отправляется.',
    sent: 'Уже отправлено.',
    discarded: 'Уже отклонено.',
    expired: 'Срок черновика вышел, ничего не отправлено.',
    superseded: 'Клиент с тех пор написал, черновик устарел: ничего не отправлено.',
    failed: 'Отправить не удалось.',
  },
  by: 'Решение: {who}.',
  askConfirm: 'Можно {day}?',
  askOutcome: 'Встреча состоялась? Она была назначена на время: {day}',
  answerUntil: 'Клиент ждёт ответа до',
  yes: 'Да, можно',
  no: 'Нет',
  wasHeld: 'Состоялась',
  absent: 'Клиент не пришёл',
  questions: {
    yes: 'Время подтверждено, клиенту об этом напишут.',
    no: 'Отказано, клиенту об этом напишут.',
    held: 'Отмечено: состоялась.',
    noShow: 'Отмечено: клиент не пришёл, ему предложат другое время.',
    expired: 'Время ответа вышло.',
    over: 'Встречу с тех пор перенесли или отменили.',
  },
  questionWas: {
    yes: 'Время уже подтверждено.',
    no: 'В этом времени уже отказано.',
    held: 'Уже отмечено: состоялась.',
    noShow: 'Уже отмечено: клиент не пришёл.',
    expired: 'Время ответа вышло, ничего не изменилось.',
    over: 'Встречу с тех пор перенесли или отменили, ничего не изменилось.',
  },
  noDrafts: 'Черновики здесь не включены.',
  hello:
    'Здравствуйте, {name}! Сюда придёт всё, где нужен человек. Под сообщениями есть кнопки: забрать чат себе, вернуть агенту, посмотреть план.',
  help: 'Я понимаю кнопки под сообщениями. Чтобы изменить черновик, нажмите «Изменить» и ответьте на сообщение, которое придёт. Клиенту пишите в его чате.',
  pausedRep: 'Вы сейчас на паузе: сообщения не приходят. Включить может оператор.',
  stranger:
    'Этот бот для менеджеров. Ваш номер в Телеграме: {id}. Передайте его оператору: он добавит вас командой rapport reps add.',
  notARep: 'Вас нет среди менеджеров.',
  notYourButton: 'Эта кнопка больше не действует.',
  failed: 'Не получилось. Оператору: rapport doctor.',
  tryLater: 'Сейчас не получается, пробую ещё.',
  doubt: 'Неизвестно, дошло ли более раннее сообщение:',
  connect:
    '<a href="{link}">Подключить Google-календарь</a>\n\nОткройте ссылку, войдите и оставьте все галочки. Она действует 15 минут и один раз.',
  connectElsewhere: 'Отсюда календарь не подключить. Попросите оператора: rapport reps connect-google.',
  commands: { start: 'Подключиться', connect: 'Подключить Google-календарь', help: 'Что умеет бот' },
};

const EN: RepWords = {
  titles: {
    meeting_booked: 'A meeting is booked',
    meeting_moved: 'A meeting has been moved',
    meeting_cancelled: 'A meeting is off',
    meeting_needs_hands: 'A meeting needs a hand: look at it in the calendar and in Zoom',
    meeting_not_made: 'A meeting could not be booked or moved: settle the time with the client yourself',
    meeting_declined: 'A client declined the invitation to a meeting',
    meeting_overlaps: 'A meeting was moved in the calendar over another one',
    calendar_expired: 'The Google calendar is disconnected, connect it again: /connect',
    calendar_unread: 'The Google calendar cannot be read: changes in it are not seen for now',
    handoff: 'A client needs a human',
    model_unavailable: 'The model does not answer; a client is waiting',
    not_sent: 'A message to a client could not be sent',
    client_gone: 'A client blocked us or is gone',
    opted_out_wrote: 'A person who said stop has written again',
    unknown_person: 'An unknown person wrote; nothing was answered',
    account_parked: 'An account is disconnected',
    peer_flood: 'Telegram limits an account',
    auto_release: 'The agent took a chat back: the time for a human is over',
    not_stored: 'Something a client sent could not be stored',
    plan_failed: 'A promised message was not sent',
    draft_waits: 'A draft waits, and no rep is there to see it',
    draft_expired: 'Nobody looked at a draft in time: the client was not answered',
  },
  wrote: 'Wrote:',
  silent: 'The client has not written yet.',
  account: 'Account:',
  reason: 'Why:',
  held: 'the agent found no answer fit to send',
  overBudget:
    "the day's tokens of this client or of the whole brand are spent (budget in brand.yaml); the agent was not asked",
  take: 'Take over',
  back: 'Hand back',
  plan: 'Client: plan',
  send: 'Send',
  edit: 'Edit',
  discard: 'Discard',
  draftFor: 'Draft of an answer',
  draftShown: 'The agent would have answered this (observing only, nothing was sent)',
  draftUntil: 'Waits for you until',
  cut: '… (not all of it is shown)',
  prompt: 'Write the text for the client as an answer to this message: it goes out instead of the draft.',
  yours: 'The chat is yours. The agent is silent until you hand it back.',
  yoursSettling: 'The chat is yours. One message of the agent is still on its way.',
  yoursUnheard:
    'The chat is yours: the agent sends nothing new. The engine does not answer now and hears of it as soon as it runs.',
  agentHas: 'The agent has the chat.',
  agentUnheard: 'The engine does not answer now: the agent has the chat as soon as it runs.',
  someoneHas: '{who} has the chat.',
  nobodyHas: 'The agent waits for a human and is silent.',
  paused: 'The agent is stopped in this chat.',
  alreadyYours: 'The chat is yours already.',
  alreadyAgent: 'The agent has the chat already.',
  alreadyTaken: '{who} has the chat already. Nothing changed.',
  alreadyPaused: 'The agent is stopped here already: write to the client yourself, or hand the chat back.',
  accountItself: 'the owner of the account',
  operator: 'an operator',
  optedOut: 'The client wants no messages: the agent stays silent.',
  planEmpty: 'Nothing is planned.',
  planHead: 'Plan',
  planBrief: 'the words are chosen when it is due',
  drafts: {
    sending: 'On its way.',
    sent: 'Sent.',
    discarded: 'Not sent: discarded.',
    expired: 'Not sent: its time is over.',
    superseded: 'Not sent: the client wrote again.',
    failed: 'It could not be sent.',
  },
  draftWas: {
    sending: 'It is on its way already.',
    sent: 'It was sent already.',
    discarded: 'It was discarded already.',
    expired: 'The time of this draft is over; nothing was sent.',
    superseded: 'The client has written since, the draft is out of date: nothing was sent.',
    failed: 'It could not be sent.',
  },
  by: 'Decided by {who}.',
  askConfirm: 'Does {day} suit you?',
  askOutcome: 'Did the meeting take place? It was to be {day}',
  answerUntil: 'The client waits for an answer until',
  yes: 'Yes',
  no: 'No',
  wasHeld: 'It did',
  absent: 'The client did not come',
  questions: {
    yes: 'Confirmed; the client is told.',
    no: 'Refused; the client is told.',
    held: 'Noted: it took place.',
    noShow: 'Noted: the client did not come; he is offered another time.',
    expired: 'The time to answer is over.',
    over: 'The meeting has been moved or called off since.',
  },
  questionWas: {
    yes: 'It was confirmed already.',
    no: 'It was refused already.',
    held: 'Noted already: it took place.',
    noShow: 'Noted already: the client did not come.',
    expired: 'The time to answer is over; nothing changed.',
    over: 'The meeting has been moved or called off since; nothing changed.',
  },
  noDrafts: 'Drafts are not switched on here.',
  hello:
    'Hello {name}! Whatever needs a human comes here. The buttons below the messages take a chat over, hand it back, or show its plan.',
  help: 'I understand the buttons below my messages. To change a draft, press Edit and answer the message that comes. Write to clients in their own chats.',
  pausedRep: 'You are paused: nothing is sent to you. An operator can switch you on.',
  stranger:
    'This bot is for sales reps. Your Telegram id is {id}. Give it to an operator: he adds you with rapport reps add.',
  notARep: 'You are not one of the reps.',
  notYourButton: 'This button is out of use.',
  failed: 'That did not work. For operators: rapport doctor.',
  tryLater: 'That does not work right now, trying again.',
  doubt: 'Nobody knows whether an earlier message arrived:',
  connect:
    '<a href="{link}">Connect your Google calendar</a>\n\nOpen the link, sign in and leave all boxes ticked. It works once, for 15 minutes.',
  connectElsewhere: 'The calendar cannot be connected from here. Ask an operator: rapport reps connect-google.',
  commands: { start: 'Connect', connect: 'Connect your Google calendar', help: 'What this bot does' },
};

export const repWords = (language: Language): RepWords => (language === 'ru' ? RU : EN);

/** The language of somebody who is no rep, by his app's. */
export const languageOf = (code: string | undefined): Language =>
  code && /^(ru|be|uk|kk)\b/i.test(code) ? 'ru' : 'en';
