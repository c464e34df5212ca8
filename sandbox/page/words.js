// The page's words, in the browser's language: Russian or English.
const EN = {
  title: 'Sandbox chat',
  youAre: 'You are',
  newPerson: 'New person',
  newPersonWhy: 'A person in the local Telegram. You will write as them.',
  name: 'Name',
  username: 'Username (optional)',
  taken: 'That username is taken.',
  cancel: 'Cancel',
  create: 'Create',
  back: 'Back to chats',
  down: 'To the newest message',
  attach: 'Send something that is not text',
  message: 'Message',
  send: 'Send',
  editing: 'Editing:',
  edit: 'Edit',
  remove: 'Delete for both',
  copy: 'Copy text',
  edited: 'edited',
  read: 'Read',
  sent: 'Sent',
  typing: 'typing…',
  recording: 'recording a voice message…',
  account: 'sales account',
  bot: 'bot',
  person: 'nobody answers here',
  today: 'Today',
  yesterday: 'Yesterday',
  you: 'You: ',
  nobodyToWrite: 'No account is signed in yet. As soon as Rapport signs one in, it appears here.',
  pick: 'Choose a chat on the left: you are the client.',
  noMessages: 'No messages yet. Write first: the agent will answer.',
  foot: 'A local Telegram: nothing leaves this machine.',
  offline: 'The sandbox does not answer. Trying again…',
  makeFirst: 'Create a person first: that is who you will be.',
  media: {
    photo: 'Photo',
    voice: 'Voice message',
    audio: 'Audio',
    video: 'Video',
    videoNote: 'Video message',
    sticker: 'Sticker 👍',
    animation: 'GIF',
    document: 'Document.pdf',
    contact: 'Contact',
    location: 'Location',
    poll: 'Poll',
    joined: 'joined Telegram',
    call: 'Missed call',
  },
};

const RU = {
  title: 'Чат песочницы',
  youAre: 'Вы пишете как',
  newPerson: 'Новый человек',
  newPersonWhy: 'Человек в локальном Телеграме. Вы будете писать от его имени.',
  name: 'Имя',
  username: 'Имя пользователя (необязательно)',
  taken: 'Это имя пользователя занято.',
  cancel: 'Отмена',
  create: 'Создать',
  back: 'К списку чатов',
  down: 'К новым сообщениям',
  attach: 'Отправить не текст',
  message: 'Сообщение',
  send: 'Отправить',
  editing: 'Изменение:',
  edit: 'Изменить',
  remove: 'Удалить у обоих',
  copy: 'Скопировать текст',
  edited: 'изменено',
  read: 'Прочитано',
  sent: 'Отправлено',
  typing: 'печатает…',
  recording: 'записывает голосовое…',
  account: 'аккаунт продавца',
  bot: 'бот',
  person: 'здесь никто не отвечает',
  today: 'Сегодня',
  yesterday: 'Вчера',
  you: 'Вы: ',
  nobodyToWrite: 'Ни один аккаунт ещё не вошёл. Как только Rapport войдёт, он появится здесь.',
  pick: 'Выберите чат слева: вы клиент.',
  noMessages: 'Сообщений пока нет. Напишите первым: агент ответит.',
  foot: 'Это локальный Телеграм: с этой машины ничего не уходит.',
  offline: 'Песочница не отвечает. Пробую снова…',
  makeFirst: 'Сначала создайте человека: им вы и будете.',
  media: {
    photo: 'Фото',
    voice: 'Голосовое сообщение',
    audio: 'Аудио',
    video: 'Видео',
    videoNote: 'Видеосообщение',
    sticker: 'Стикер 👍',
    animation: 'GIF',
    document: 'Документ.pdf',
    contact: 'Контакт',
    location: 'Геопозиция',
    poll: 'Опрос',
    joined: 'теперь в Телеграме',
    call: 'Пропущенный звонок',
  },
};

export const locale = navigator.language;
export const words = locale.toLowerCase().startsWith('ru') ? RU : EN;

/** Fills everything in the document that names a word. */
export function translate() {
  document.documentElement.lang = words === RU ? 'ru' : 'en';
  document.title = words.title;
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = words[node.dataset.word];
  for (const node of document.querySelectorAll('[data-placeholder]'))
    node.placeholder = words[node.dataset.placeholder];
  for (const node of document.querySelectorAll('[data-title]')) {
    node.title = words[node.dataset.title];
    node.setAttribute('aria-label', node.title);
  }
}
