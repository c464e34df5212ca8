// Places and the zone their clocks follow. One zone per block: Russian names, then English ones, then short and colloquial forms.
// Every Russian city over about 100,000 people, world capitals and large cities, countries and islands with a single zone.
// Left out on purpose, because one name means several clocks: Россия, США, Канада, Австралия, Индонезия, Бразилия, Мексика,
// San Jose, Georgia as a word for the state, Железногорск, CST, IST.

export const PLACES = `
Europe/Kaliningrad: Калининград | Kaliningrad | клд, кёниг
Europe/Moscow: Москва, Санкт-Петербург, Нижний Новгород, Казань, Ростов-на-Дону, Краснодар, Воронеж, Ярославль, Рязань, Тула, Липецк,
  Курск, Брянск, Иваново, Белгород, Тверь, Сочи, Ставрополь, Набережные Челны, Пенза, Чебоксары, Калуга, Смоленск, Владимир, Мурманск,
  Архангельск, Череповец, Вологда, Орёл, Владикавказ, Грозный, Махачкала, Саранск, Тамбов, Кострома, Таганрог, Йошкар-Ола,
  Новороссийск, Сыктывкар, Нальчик, Шахты, Дзержинск, Подольск, Балашиха, Химки, Мытищи, Люберцы, Королёв, Красногорск, Одинцово,
  Домодедово, Щёлково, Серпухов, Коломна, Орехово-Зуево, Раменское, Долгопрудный, Реутов, Пушкино, Жуковский, Ногинск, Электросталь,
  Сергиев Посад, Видное, Старый Оскол, Великий Новгород, Псков, Петрозаводск, Северодвинск, Рыбинск, Армавир, Майкоп, Пятигорск,
  Кисловодск, Ессентуки, Невинномысск, Черкесск, Назрань, Хасавюрт, Дербент, Каспийск, Нижнекамск, Альметьевск, Елец, Новомосковск,
  Муром, Ковров, Арзамас, Обнинск, Батайск, Волгодонск, Новочеркасск, Новошахтинск, Элиста, Ухта, Зеленоград, Лобня, Троицк,
  Воркута, Анапа, Геленджик, Гатчина, Выборг, Дмитров, Клин, Ивантеевка, Татарстан, Подмосковье, Карелия, Дагестан, Чечня
  | Moscow, Saint Petersburg, St Petersburg, St. Petersburg, Petersburg, Nizhny Novgorod, Kazan, Rostov-on-Don, Krasnodar, Voronezh,
  Yaroslavl, Ryazan, Tula, Sochi, Penza, Murmansk, Arkhangelsk, Grozny, Makhachkala, Tver, Kaluga, Vladikavkaz, Stavropol
  | мск, мос, питер, спб, петербург, ленинград, нижний, ростов, челны, msk, piter, spb
Europe/Simferopol: Симферополь, Севастополь, Керчь, Евпатория, Ялта, Феодосия, Крым | Simferopol, Sevastopol, Crimea |
Europe/Volgograd: Волгоград, Волжский, Камышин | Volgograd |
Europe/Kirov: Киров | Kirov |
Europe/Saratov: Саратов, Энгельс, Балаково | Saratov |
Europe/Astrakhan: Астрахань | Astrakhan |
Europe/Ulyanovsk: Ульяновск, Димитровград | Ulyanovsk |
Europe/Samara: Самара, Тольятти, Сызрань, Новокуйбышевск, Ижевск, Удмуртия | Samara, Togliatti, Tolyatti, Izhevsk |
Asia/Yekaterinburg: Екатеринбург, Челябинск, Пермь, Уфа, Оренбург, Тюмень, Магнитогорск, Нижний Тагил, Курган, Сургут, Нижневартовск,
  Стерлитамак, Салават, Орск, Нефтекамск, Октябрьский, Каменск-Уральский, Первоуральск, Миасс, Златоуст, Копейск, Березники,
  Новый Уренгой, Ноябрьск, Нефтеюганск, Ханты-Мансийск, Тобольск, Серов, Новотроицк, Салехард, Урал, Башкирия, Башкортостан
  | Yekaterinburg, Ekaterinburg, Chelyabinsk, Perm, Ufa, Orenburg, Tyumen, Magnitogorsk, Nizhny Tagil, Surgut, Nizhnevartovsk
  | екб, екат, ебург, челяба, тагил
Asia/Omsk: Омск | Omsk |
Asia/Novosibirsk: Новосибирск, Бердск, Академгородок | Novosibirsk | нск, новосиб
Asia/Barnaul: Барнаул, Бийск, Рубцовск, Горно-Алтайск, Алтай | Barnaul, Biysk, Altai |
Asia/Tomsk: Томск, Северск | Tomsk |
Asia/Novokuznetsk: Кемерово, Новокузнецк, Прокопьевск, Кузбасс | Kemerovo, Novokuznetsk |
Asia/Krasnoyarsk: Красноярск, Норильск, Ачинск, Абакан, Кызыл, Хакасия, Тыва | Krasnoyarsk, Norilsk, Abakan | крск
Asia/Irkutsk: Иркутск, Братск, Ангарск, Улан-Удэ, Бурятия, Байкал | Irkutsk, Bratsk, Ulan-Ude |
Asia/Chita: Чита, Забайкалье | Chita |
Asia/Yakutsk: Якутск, Благовещенск, Нерюнгри | Yakutsk, Blagoveshchensk |
Asia/Vladivostok: Владивосток, Хабаровск, Комсомольск-на-Амуре, Уссурийск, Находка, Артём, Приморье, Биробиджан
  | Vladivostok, Khabarovsk | владик, хабара
Asia/Sakhalin: Южно-Сахалинск, Сахалин | Yuzhno-Sakhalinsk, Sakhalin |
Asia/Magadan: Магадан | Magadan |
Asia/Kamchatka: Петропавловск-Камчатский, Камчатка | Petropavlovsk-Kamchatsky, Kamchatka |
Asia/Anadyr: Анадырь, Чукотка | Anadyr |
Europe/Minsk: Минск, Гомель, Могилёв, Витебск, Гродно, Брест, Беларусь, Белоруссия | Minsk, Gomel, Belarus |
Europe/Kyiv: Киев, Харьков, Одесса, Днепр, Львов, Украина | Kyiv, Kiev, Kharkiv, Odesa, Odessa, Lviv, Ukraine |
Europe/Chisinau: Кишинёв, Тирасполь, Молдова, Молдавия | Chisinau, Moldova |
Asia/Tbilisi: Тбилиси, Батуми, Кутаиси, Грузия | Tbilisi, Batumi |
Asia/Yerevan: Ереван, Гюмри, Армения | Yerevan, Armenia |
Asia/Baku: Баку, Азербайджан | Baku, Azerbaijan |
Asia/Almaty: Алматы, Алма-Ата, Астана, Нур-Султан, Шымкент, Караганда, Павлодар, Усть-Каменогорск, Семей, Костанай, Петропавловск,
  Казахстан | Almaty, Astana, Shymkent, Karaganda, Kazakhstan |
Asia/Aqtobe: Актобе | Aktobe |
Asia/Aqtau: Актау | Aktau |
Asia/Atyrau: Атырау | Atyrau |
Asia/Oral: Уральск | Uralsk, Oral |
Asia/Tashkent: Ташкент, Самарканд, Бухара, Узбекистан | Tashkent, Samarkand, Uzbekistan |
Asia/Bishkek: Бишкек, Ош, Киргизия, Кыргызстан | Bishkek, Kyrgyzstan |
Asia/Dushanbe: Душанбе, Худжанд, Таджикистан | Dushanbe, Tajikistan |
Asia/Ashgabat: Ашхабад, Туркменистан, Туркмения | Ashgabat, Turkmenistan |
Asia/Makassar: Бали, Денпасар, Убуд, Чангу, Семиньяк, Кута, Ломбок, Макасар, Букит, Улувату, Санур
  | Bali, Denpasar, Ubud, Canggu, Seminyak, Kuta, Sanur, Uluwatu, Lombok, Makassar | wita
Asia/Jakarta: Джакарта, Бандунг, Сурабая, Ява, Суматра | Jakarta, Bandung, Surabaya, Yogyakarta, Java | wib
Asia/Jayapura: Джаяпура | Jayapura |
Asia/Bangkok: Бангкок, Пхукет, Паттайя, Самуи, Чиангмай, Таиланд, Тайланд | Bangkok, Phuket, Pattaya, Samui, Chiang Mai, Thailand |
Asia/Ho_Chi_Minh: Хошимин, Сайгон, Ханой, Нячанг, Дананг, Вьетнам | Ho Chi Minh City, Ho Chi Minh, Saigon, Hanoi, Da Nang, Danang, Nha Trang, Vietnam |
Asia/Phnom_Penh: Пномпень, Камбоджа | Phnom Penh, Cambodia |
Asia/Vientiane: Вьентьян, Лаос | Vientiane, Laos |
Asia/Singapore: Сингапур | Singapore | sgt
Asia/Kuala_Lumpur: Куала-Лумпур, Малайзия | Kuala Lumpur, Malaysia, Penang |
Asia/Manila: Манила, Филиппины | Manila, Philippines, Cebu |
Asia/Hong_Kong: Гонконг | Hong Kong | hkt
Asia/Macau: Макао | Macau, Macao |
Asia/Taipei: Тайбэй, Тайвань | Taipei, Taiwan |
Asia/Shanghai: Шанхай, Пекин, Гуанчжоу, Шэньчжэнь, Чэнду, Китай | Shanghai, Beijing, Guangzhou, Shenzhen, Chengdu, Hainan, China |
Asia/Ulaanbaatar: Улан-Батор, Монголия | Ulaanbaatar, Ulan Bator |
Asia/Tokyo: Токио, Осака, Киото, Япония | Tokyo, Osaka, Kyoto, Japan | jst
Asia/Seoul: Сеул, Пусан, Корея | Seoul, Busan, Korea, South Korea | kst
Asia/Pyongyang: Пхеньян | Pyongyang |
Asia/Kolkata: Дели, Мумбаи, Бангалор, Калькутта, Ченнаи, Гоа, Хайдарабад, Индия | Delhi, New Delhi, Mumbai, Bangalore, Bengaluru, Kolkata, Calcutta, Chennai, Goa, India |
Asia/Colombo: Коломбо, Шри-Ланка | Colombo, Sri Lanka |
Indian/Maldives: Мальдивы, Мале | Maldives, Male |
Indian/Mauritius: Маврикий | Mauritius |
Indian/Mahe: Сейшелы | Seychelles |
Asia/Kathmandu: Катманду, Непал | Kathmandu, Nepal |
Asia/Thimphu: Тхимпху, Бутан | Thimphu, Bhutan |
Asia/Dhaka: Дакка, Бангладеш | Dhaka, Bangladesh |
Asia/Yangon: Янгон, Мьянма | Yangon, Myanmar |
Asia/Karachi: Карачи, Исламабад, Лахор, Пакистан | Karachi, Islamabad, Lahore, Pakistan |
Asia/Kabul: Кабул, Афганистан | Kabul, Afghanistan |
Asia/Tehran: Тегеран, Иран | Tehran, Iran |
Asia/Dubai: Дубай, Абу-Даби, Шарджа, ОАЭ, Эмираты | Dubai, Abu Dhabi, Sharjah, UAE, Emirates |
Asia/Muscat: Маскат, Оман | Muscat, Oman |
Asia/Qatar: Доха, Катар | Doha, Qatar |
Asia/Bahrain: Манама, Бахрейн | Manama, Bahrain |
Asia/Kuwait: Кувейт | Kuwait |
Asia/Riyadh: Эр-Рияд, Джидда, Мекка | Riyadh, Jeddah, Mecca, Saudi Arabia |
Asia/Baghdad: Багдад, Ирак | Baghdad, Iraq |
Asia/Damascus: Дамаск, Сирия | Damascus, Syria |
Asia/Beirut: Бейрут, Ливан | Beirut, Lebanon |
Asia/Amman: Амман, Иордания | Amman, Jordan |
Asia/Jerusalem: Тель-Авив, Иерусалим, Хайфа, Эйлат, Израиль | Tel Aviv, Jerusalem, Haifa, Israel |
Asia/Nicosia: Никосия, Лимасол, Лимассол, Пафос, Ларнака, Кипр | Nicosia, Limassol, Paphos, Larnaca, Cyprus |
Europe/Istanbul: Стамбул, Анкара, Анталья, Анталия, Измир, Аланья, Бодрум, Турция | Istanbul, Ankara, Antalya, Izmir, Alanya, Bodrum, Turkey, Turkiye | trt
Europe/Athens: Афины, Салоники, Крит, Греция | Athens, Thessaloniki, Crete, Greece | eet, eest
Europe/Sofia: София, Варна, Бургас, Болгария | Sofia, Varna, Burgas, Bulgaria |
Europe/Bucharest: Бухарест, Румыния | Bucharest, Romania |
Europe/Helsinki: Хельсинки, Финляндия | Helsinki, Finland |
Europe/Tallinn: Таллин, Таллинн, Эстония | Tallinn, Estonia |
Europe/Riga: Рига, Юрмала, Латвия | Riga, Latvia |
Europe/Vilnius: Вильнюс, Каунас, Литва | Vilnius, Kaunas, Lithuania |
Europe/Warsaw: Варшава, Краков, Вроцлав, Гданьск, Польша | Warsaw, Krakow, Wroclaw, Gdansk, Poland |
Europe/Prague: Прага, Брно, Чехия | Prague, Brno, Czechia, Czech Republic |
Europe/Bratislava: Братислава, Словакия | Bratislava, Slovakia |
Europe/Budapest: Будапешт, Венгрия | Budapest, Hungary |
Europe/Vienna: Вена, Зальцбург, Австрия | Vienna, Salzburg, Austria |
Europe/Berlin: Берлин, Мюнхен, Гамбург, Франкфурт, Кёльн, Дюссельдорф, Штутгарт, Лейпциг, Дрезден, Германия
  | Berlin, Munich, Hamburg, Frankfurt, Cologne, Dusseldorf, Stuttgart, Leipzig, Dresden, Germany, Central European | cet, cest
Europe/Zurich: Цюрих, Женева, Берн, Базель, Швейцария | Zurich, Geneva, Bern, Basel, Switzerland |
Europe/Paris: Париж, Марсель, Лион, Ницца, Франция | Paris, Marseille, Lyon, France |
Europe/Monaco: Монако | Monaco |
Europe/Brussels: Брюссель, Антверпен, Бельгия | Brussels, Antwerp, Belgium |
Europe/Amsterdam: Амстердам, Роттердам, Гаага, Нидерланды, Голландия | Amsterdam, Rotterdam, The Hague, Netherlands, Holland |
Europe/Luxembourg: Люксембург | Luxembourg |
Europe/Rome: Рим, Милан, Неаполь, Флоренция, Венеция, Италия | Rome, Milan, Naples, Florence, Venice, Italy |
Europe/Malta: Мальта | Malta |
Europe/Madrid: Мадрид, Барселона, Малага, Аликанте, Севилья, Испания | Madrid, Barcelona, Malaga, Alicante, Seville, Spain |
Europe/Andorra: Андорра | Andorra |
Europe/Lisbon: Лиссабон, Порту, Португалия | Lisbon, Porto, Portugal | wet, west
Europe/London: Лондон, Манчестер, Эдинбург, Ливерпуль, Англия, Великобритания | London, Manchester, Edinburgh, Liverpool, Glasgow, England, UK, United Kingdom, Britain, Scotland | bst
Europe/Dublin: Дублин, Ирландия | Dublin, Ireland |
Atlantic/Reykjavik: Рейкьявик, Исландия | Reykjavik, Iceland |
Europe/Copenhagen: Копенгаген, Дания | Copenhagen, Denmark |
Europe/Oslo: Осло, Норвегия | Oslo, Norway |
Europe/Stockholm: Стокгольм, Гётеборг, Мальмё, Швеция | Stockholm, Gothenburg, Malmo, Sweden |
Europe/Belgrade: Белград, Нови-Сад, Сербия | Belgrade, Novi Sad, Serbia |
Europe/Podgorica: Подгорица, Будва, Бар, Тиват, Котор, Черногория | Podgorica, Budva, Tivat, Kotor, Montenegro |
Europe/Zagreb: Загреб, Сплит, Хорватия | Zagreb, Split, Croatia |
Europe/Ljubljana: Любляна, Словения | Ljubljana, Slovenia |
Europe/Sarajevo: Сараево, Босния | Sarajevo, Bosnia |
Europe/Skopje: Скопье, Македония | Skopje, North Macedonia |
Europe/Tirane: Тирана, Албания | Tirana, Albania |
Africa/Cairo: Каир, Хургада, Александрия, Египет, Шарм-эль-Шейх | Cairo, Hurghada, Sharm el Sheikh, Egypt |
Africa/Tunis: Тунис | Tunis, Tunisia |
Africa/Algiers: Алжир | Algiers, Algeria |
Africa/Casablanca: Касабланка, Марракеш, Рабат, Марокко | Casablanca, Marrakesh, Marrakech, Rabat, Morocco |
Africa/Tripoli: Триполи, Ливия | Tripoli, Libya |
Africa/Lagos: Лагос, Абуджа, Нигерия | Lagos, Abuja, Nigeria |
Africa/Accra: Аккра, Гана | Accra, Ghana |
Africa/Dakar: Дакар, Сенегал | Dakar, Senegal |
Africa/Nairobi: Найроби, Кения | Nairobi, Kenya |
Africa/Dar_es_Salaam: Дар-эс-Салам, Занзибар, Танзания | Dar es Salaam, Zanzibar, Tanzania |
Africa/Addis_Ababa: Аддис-Абеба, Эфиопия | Addis Ababa, Ethiopia |
Africa/Khartoum: Хартум | Khartoum |
Africa/Johannesburg: Йоханнесбург, Кейптаун, Претория, ЮАР | Johannesburg, Cape Town, Pretoria, Durban, South Africa |
America/New_York: Нью-Йорк, Вашингтон, Бостон, Майами, Филадельфия, Атланта, Орландо
  | New York, New York City, Washington DC, Washington, Boston, Miami, Philadelphia, Atlanta, Orlando, Florida | nyc, ny, est, edt, eastern
America/Detroit: Детройт | Detroit |
America/Chicago: Чикаго, Хьюстон, Даллас, Остин, Техас | Chicago, Houston, Dallas, Austin, San Antonio, New Orleans, Minneapolis | cdt, central
America/Denver: Денвер, Солт-Лейк-Сити | Denver, Salt Lake City | mdt, mountain
America/Phoenix: Финикс | Phoenix, Arizona |
America/Los_Angeles: Лос-Анджелес, Сан-Франциско, Сиэтл, Сан-Диего, Лас-Вегас, Калифорния
  | Los Angeles, San Francisco, Seattle, San Diego, Las Vegas, Portland Oregon, California | pst, pdt, pacific, l.a., la
America/Anchorage: Анкоридж, Аляска | Anchorage, Alaska |
Pacific/Honolulu: Гонолулу, Гавайи | Honolulu, Hawaii |
America/Toronto: Торонто, Оттава, Монреаль | Toronto, Ottawa, Montreal |
America/Winnipeg: Виннипег | Winnipeg |
America/Edmonton: Калгари, Эдмонтон | Calgary, Edmonton |
America/Vancouver: Ванкувер | Vancouver |
America/Mexico_City: Мехико, Гвадалахара | Mexico City, Guadalajara |
America/Cancun: Канкун | Cancun |
America/Havana: Гавана, Куба | Havana, Cuba |
America/Santo_Domingo: Санто-Доминго, Пунта-Кана, Доминикана | Santo Domingo, Punta Cana, Dominican Republic |
America/Jamaica: Ямайка | Jamaica |
America/Panama: Панама | Panama, Panama City |
America/Costa_Rica: Коста-Рика | Costa Rica |
America/Guatemala: Гватемала | Guatemala |
America/Bogota: Богота, Медельин, Колумбия | Bogota, Medellin, Colombia |
America/Lima: Лима, Перу | Lima, Peru |
America/Guayaquil: Кито, Эквадор | Quito, Guayaquil, Ecuador |
America/Caracas: Каракас, Венесуэла | Caracas, Venezuela |
America/La_Paz: Ла-Пас, Боливия | La Paz, Bolivia |
America/Santiago: Сантьяго | Santiago, Santiago de Chile |
America/Argentina/Buenos_Aires: Буэнос-Айрес, Аргентина | Buenos Aires, Argentina |
America/Montevideo: Монтевидео, Уругвай | Montevideo, Uruguay |
America/Asuncion: Асунсьон, Парагвай | Asuncion, Paraguay |
America/Sao_Paulo: Сан-Паулу, Рио-де-Жанейро, Бразилиа | Sao Paulo, Rio de Janeiro, Brasilia |
Australia/Sydney: Сидней, Канберра | Sydney, Canberra | aest, aedt
Australia/Melbourne: Мельбурн | Melbourne |
Australia/Brisbane: Брисбен | Brisbane, Gold Coast |
Australia/Adelaide: Аделаида | Adelaide |
Australia/Perth: Перт | Perth | awst
Australia/Darwin: Дарвин | Darwin |
Pacific/Auckland: Окленд, Веллингтон | Auckland, Wellington, New Zealand | nzst, nzdt
Pacific/Fiji: Фиджи | Fiji |
UTC: Гринвич | Greenwich | utc, gmt, zulu
`;

/** How to say a zone: after «…», Russian dative, and English. Others are named by their distance from UTC. */
export const NAMES: Record<string, [ru: string, en: string]> = {
  'Europe/Kaliningrad': ['по Калининграду', 'Kaliningrad time'],
  'Europe/Moscow': ['по Москве', 'Moscow time'],
  'Europe/Samara': ['по Самаре', 'Samara time'],
  'Europe/Saratov': ['по Саратову', 'Saratov time'],
  'Europe/Volgograd': ['по Волгограду', 'Volgograd time'],
  'Asia/Yekaterinburg': ['по Екатеринбургу', 'Yekaterinburg time'],
  'Asia/Omsk': ['по Омску', 'Omsk time'],
  'Asia/Novosibirsk': ['по Новосибирску', 'Novosibirsk time'],
  'Asia/Barnaul': ['по Барнаулу', 'Barnaul time'],
  'Asia/Tomsk': ['по Томску', 'Tomsk time'],
  'Asia/Krasnoyarsk': ['по Красноярску', 'Krasnoyarsk time'],
  'Asia/Irkutsk': ['по Иркутску', 'Irkutsk time'],
  'Asia/Chita': ['по Чите', 'Chita time'],
  'Asia/Yakutsk': ['по Якутску', 'Yakutsk time'],
  'Asia/Vladivostok': ['по Владивостоку', 'Vladivostok time'],
  'Asia/Sakhalin': ['по Сахалину', 'Sakhalin time'],
  'Asia/Kamchatka': ['по Камчатке', 'Kamchatka time'],
  'Europe/Minsk': ['по Минску', 'Minsk time'],
  'Europe/Kyiv': ['по Киеву', 'Kyiv time'],
  'Asia/Tbilisi': ['по Тбилиси', 'Tbilisi time'],
  'Asia/Yerevan': ['по Еревану', 'Yerevan time'],
  'Asia/Baku': ['по Баку', 'Baku time'],
  'Asia/Almaty': ['по Алматы', 'Almaty time'],
  'Asia/Tashkent': ['по Ташкенту', 'Tashkent time'],
  'Asia/Bishkek': ['по Бишкеку', 'Bishkek time'],
  'Asia/Makassar': ['по Бали', 'Bali time'],
  'Asia/Jakarta': ['по Джакарте', 'Jakarta time'],
  'Asia/Bangkok': ['по Бангкоку', 'Bangkok time'],
  'Asia/Ho_Chi_Minh': ['по Вьетнаму', 'Vietnam time'],
  'Asia/Singapore': ['по Сингапуру', 'Singapore time'],
  'Asia/Hong_Kong': ['по Гонконгу', 'Hong Kong time'],
  'Asia/Shanghai': ['по Пекину', 'Beijing time'],
  'Asia/Tokyo': ['по Токио', 'Tokyo time'],
  'Asia/Seoul': ['по Сеулу', 'Seoul time'],
  'Asia/Kolkata': ['по Индии', 'India time'],
  'Asia/Dubai': ['по Дубаю', 'Dubai time'],
  'Asia/Jerusalem': ['по Израилю', 'Israel time'],
  'Asia/Nicosia': ['по Кипру', 'Cyprus time'],
  'Europe/Istanbul': ['по Стамбулу', 'Istanbul time'],
  'Europe/Athens': ['по Афинам', 'Athens time'],
  'Europe/Helsinki': ['по Хельсинки', 'Helsinki time'],
  'Europe/Riga': ['по Риге', 'Riga time'],
  'Europe/Warsaw': ['по Варшаве', 'Warsaw time'],
  'Europe/Prague': ['по Праге', 'Prague time'],
  'Europe/Belgrade': ['по Белграду', 'Belgrade time'],
  'Europe/Berlin': ['по Берлину', 'Berlin time'],
  'Europe/Paris': ['по Парижу', 'Paris time'],
  'Europe/Amsterdam': ['по Амстердаму', 'Amsterdam time'],
  'Europe/Rome': ['по Риму', 'Rome time'],
  'Europe/Madrid': ['по Мадриду', 'Madrid time'],
  'Europe/Lisbon': ['по Лиссабону', 'Lisbon time'],
  'Europe/London': ['по Лондону', 'London time'],
  'America/New_York': ['по Нью-Йорку', 'New York time'],
  'America/Chicago': ['по Чикаго', 'Chicago time'],
  'America/Denver': ['по Денверу', 'Denver time'],
  'America/Los_Angeles': ['по Лос-Анджелесу', 'Los Angeles time'],
  'America/Toronto': ['по Торонто', 'Toronto time'],
  'America/Sao_Paulo': ['по Сан-Паулу', 'São Paulo time'],
  'America/Argentina/Buenos_Aires': ['по Буэнос-Айресу', 'Buenos Aires time'],
  'Australia/Sydney': ['по Сиднею', 'Sydney time'],
};
