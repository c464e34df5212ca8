// Cities and words to zones, and back to words.
import fc from 'fast-check';
import { findZone, isZone, zoneFromWords, zoneName } from './zone';
import { NAMES, PLACES } from './zone-places';

test.each([
  ['Москва', 'Europe/Moscow'],
  ['москве', 'Europe/Moscow'],
  ['Я в Москве', 'Europe/Moscow'],
  ['из Подмосковья', 'Europe/Moscow'],
  ['мск', 'Europe/Moscow'],
  ['по мск', 'Europe/Moscow'],
  ['Питер', 'Europe/Moscow'],
  ['Санкт-Петербург', 'Europe/Moscow'],
  ['в Санкт Петербурге', 'Europe/Moscow'],
  ['Нижний Новгород', 'Europe/Moscow'],
  ['в Нижнем Новгороде', 'Europe/Moscow'],
  ['Ростов-на-Дону', 'Europe/Moscow'],
  ['Казань', 'Europe/Moscow'],
  ['из Казани', 'Europe/Moscow'],
  ['Орёл', 'Europe/Moscow'],
  ['Набережные Челны', 'Europe/Moscow'],
  ['Калининград', 'Europe/Kaliningrad'],
  ['Самара', 'Europe/Samara'],
  ['Тольятти', 'Europe/Samara'],
  ['Волгоград', 'Europe/Volgograd'],
  ['Екатеринбург', 'Asia/Yekaterinburg'],
  ['живу в Екатеринбурге', 'Asia/Yekaterinburg'],
  ['екб', 'Asia/Yekaterinburg'],
  ['Ханты-Мансийск', 'Asia/Yekaterinburg'],
  ['Нижний Тагил', 'Asia/Yekaterinburg'],
  ['Тюмени', 'Asia/Yekaterinburg'],
  ['Омск', 'Asia/Omsk'],
  ['Новосибирск', 'Asia/Novosibirsk'],
  ['Томск', 'Asia/Tomsk'],
  ['Барнаул', 'Asia/Barnaul'],
  ['Кемерово', 'Asia/Novokuznetsk'],
  ['Красноярске', 'Asia/Krasnoyarsk'],
  ['Иркутск', 'Asia/Irkutsk'],
  ['Улан-Удэ', 'Asia/Irkutsk'],
  ['Чита', 'Asia/Chita'],
  ['Якутск', 'Asia/Yakutsk'],
  ['Владивосток', 'Asia/Vladivostok'],
  ['Комсомольск-на-Амуре', 'Asia/Vladivostok'],
  ['Южно-Сахалинск', 'Asia/Sakhalin'],
  ['Магадан', 'Asia/Magadan'],
  ['Петропавловск-Камчатский', 'Asia/Kamchatka'],
  ['Бали', 'Asia/Makassar'],
  ['по Бали', 'Asia/Makassar'],
  ['на Бали, Чангу', 'Asia/Makassar'],
  ['Canggu', 'Asia/Makassar'],
  ['Алматы', 'Asia/Almaty'],
  ['Алма-Ата', 'Asia/Almaty'],
  ['Ташкент', 'Asia/Tashkent'],
  ['Тбилиси', 'Asia/Tbilisi'],
  ['Минск', 'Europe/Minsk'],
  ['Дубай', 'Asia/Dubai'],
  ['в Дубае', 'Asia/Dubai'],
  ['Berlin', 'Europe/Berlin'],
  ['Берлине', 'Europe/Berlin'],
  ['New York', 'America/New_York'],
  ["I'm in new york now", 'America/New_York'],
  ['Нью-Йорк', 'America/New_York'],
  ['Los Angeles', 'America/Los_Angeles'],
  ['London, UK', 'Europe/London'],
  ['Bangkok', 'Asia/Bangkok'],
  ['на Пхукете', 'Asia/Bangkok'],
  ['Ho Chi Minh City', 'Asia/Ho_Chi_Minh'],
  ['Kyiv', 'Europe/Kyiv'],
  ['São Paulo'.normalize('NFD').replace(/\p{M}/gu, ''), 'America/Sao_Paulo'],
  ['Germany', 'Europe/Berlin'],
  ['Таиланд', 'Asia/Bangkok'],
  ['GMT+3', 'Etc/GMT-3'],
  ['UTC+8', 'Etc/GMT-8'],
  ['utc -5', 'Etc/GMT+5'],
  ['UTC+5:30', 'Asia/Kolkata'],
  ['UTC', 'UTC'],
  ['МСК+2', 'Etc/GMT-5'],
  ['Москва +4', 'Etc/GMT-7'],
  ['CET', 'Europe/Berlin'],
  ['EST', 'America/New_York'],
  ['WITA', 'Asia/Makassar'],
  ['Asia/Makassar', 'Asia/Makassar'],
  ['Europe/Moscow', 'Europe/Moscow'],
] as const)('%s is %s', (words, zone) => {
  expect(zoneFromWords(words)).toBe(zone);
});

test.each([
  'Россия',
  'США',
  'USA',
  'Canada',
  'Австралия',
  'Indonesia',
  'San Jose',
  'Железногорск',
  'CST',
  'IST',
  'между Москвой и Бали',
  'London or Paris',
  'UTC+25',
  'UTC+5:17',
  'Мухосранск',
  'Asia/Atlantis',
  'дома',
  'где-то у моря',
  '',
])('%s could be anywhere', (words) => {
  expect(zoneFromWords(words)).toBeUndefined();
});

test('every zone and name in the table is real, and no name stands for two zones', () => {
  const seen = new Map<string, string>();
  for (const block of PLACES.trim().split(/\n(?=\S)/)) {
    const zone = block.slice(0, block.indexOf(':'));
    expect([zone, isZone(zone)]).toEqual([zone, true]);
    for (const name of block.slice(block.indexOf(':') + 1).split(/[|,]/)) {
      const key = name.trim().toLowerCase();
      if (!key) continue;
      expect([key, seen.get(key) ?? zone]).toEqual([key, zone]);
      seen.set(key, zone);
      expect([key, zoneFromWords(key)]).toEqual([key, zone]);
    }
  }
  expect(seen.size).toBeGreaterThan(700);
  for (const zone of Object.keys(NAMES)) expect([zone, isZone(zone)]).toEqual([zone, true]);
});

test.each([
  ['в 15:00 по Москве', 'Europe/Moscow', 'по Москве'],
  ['в 15:00 по московскому времени', 'Europe/Moscow', 'по московскому времени'],
  ['15:00 московское время', 'Europe/Moscow', 'московское время'],
  ['завтра в 10 мск', 'Europe/Moscow', 'мск'],
  ['в 10 по времени Бали', 'Asia/Makassar', 'по времени Бали'],
  ['в 10 по Нижнему Новгороду', 'Europe/Moscow', 'по Нижнему Новгороду'],
  ['в 10 по новосибирскому', 'Asia/Novosibirsk', 'по новосибирскому'],
  ['at 3 pm Bali time', 'Asia/Makassar', 'Bali time'],
  ['3 pm New York time tomorrow', 'America/New_York', 'New York time'],
  ['noon CET', 'Europe/Berlin', 'CET'],
  ['15:00 UTC+8', 'Etc/GMT-8', 'UTC+8'],
  ['завтра по GMT+3 в 12', 'Etc/GMT-3', 'по GMT+3'],
] as const)('"%s" is said by %s', (phrase, zone, words) => {
  const found = findZone(phrase)!;
  expect(found.zone).toBe(zone);
  expect(phrase.slice(found.from, found.to)).toBe(words);
});

test.each([
  'завтра буду в Москве',
  'позвоните по телефону',
  'по пятницам',
  'this time tomorrow',
  'any time',
  'I am in Berlin on Monday',
])('"%s" names no clock', (phrase) => {
  expect(findZone(phrase)).toBeUndefined();
});

test.each([
  ['Europe/Moscow', undefined, 'по Москве', 'Moscow time (UTC+3)'],
  ['Asia/Makassar', undefined, 'по Бали (UTC+8)', 'Bali time (UTC+8)'],
  ['Asia/Kolkata', undefined, 'по Индии (UTC+5:30)', 'India time (UTC+5:30)'],
  ['Europe/Berlin', undefined, 'по Берлину', 'Berlin time'],
  ['Europe/Berlin', '2026-07-01T00:00:00Z', 'по Берлину (UTC+2)', 'Berlin time (UTC+2)'],
  ['Europe/Berlin', '2026-12-01T00:00:00Z', 'по Берлину (UTC+1)', 'Berlin time (UTC+1)'],
  ['America/New_York', '2026-12-01T00:00:00Z', 'по Нью-Йорку (UTC-5)', 'New York time (UTC-5)'],
  ['Etc/GMT-3', undefined, 'по времени UTC+3', 'UTC+3 time'],
  ['UTC', undefined, 'по времени UTC', 'UTC time'],
  ['America/St_Johns', undefined, 'по времени St Johns', 'St Johns time'],
] as const)('%s at %s is said «%s», "%s"', (zone, at, ru, en) => {
  const moment = at ? new Date(at) : undefined;
  expect(zoneName(zone, 'ru', moment)).toBe(ru);
  expect(zoneName(zone, 'en', moment)).toBe(en);
});

test('whatever is written, the answer is a real zone or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme' })), (text) => {
      const zone = zoneFromWords(text);
      if (zone) expect(isZone(zone)).toBe(true);
      const found = findZone(text);
      if (found) expect((!found.zone || isZone(found.zone)) && found.to > found.from).toBe(true);
    }),
    { numRuns: 500 },
  );
});
