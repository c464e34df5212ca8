// Getting about: roads, transport, flights, how far; the sea, the hills, parts of town; weather and water.
export const PLACES = `
тащиться, переться, пилить, пилить до, топать, ковылять, шлёпать, долго добираться, сколько пилить, сколько топать, далековато, на краю света, у чёрта на куличках, trek, schlep, long haul, middle of nowhere, how long to get > дорога, ехать, добираться, расстояние, минут, далеко / driving, distance, far, minutes, get there
докатиться, докатить, домчать, домчаться, дотопать, доберёмся, доберусь, доедем, дойти, дойдём, доползти, reach by, hop over, zip over > дорога, доехать, пешком, минут, время в пути / driving, minutes, walk, travel time
пешочком, ножками, пешая, на своих двоих, в двух шагах, под боком, рукой подать, за углом, stone's throw, round the corner, stroll to, walkable, doorstep > пешком, рядом, шаговая доступность, минут / walk, walking distance, near, nearby
колом, колом стоит, стоять колом, пробочный, пробочка, забито, забитые, затор, заторы, ползти, ползут, gridlock, bumper to bumper, crawl, standstill, clogged roads, road jam > пробки, трафик, дорога / traffic, jams, driving times
каршеринг, грабтакси, граб, убер, яндекс такси, таксист, водитель, шофёр, водила, cab, uber, grab, gojek, driver > такси, транспорт, дорога, трансфер / taxi, transport, transfer, driving
маршрутка, троллейбус, трамвай, на автобусе, общественный, ветка, линия метро, синяя ветка, красная ветка, tram, minibus, public transit, subway line > метро, автобус, транспорт, как добраться / metro, bus, transport
выход из метро, от метро идти, идти от метро, какой выход, ориентир, вывеска, подъезд, домофон, какой этаж, entrance, landmark, which exit, doorbell > метро, адрес, филиал, вход, этаж / metro, address, branch, entrance, floor
мотик, мопедик, гонять, гонять на, мотоциклетный, шлемы, самокат, велик, велосипед, ride around, bicycle, cycling, pushbike, kick scooter > байк, скутер, велосипед / scooter, bike, motorbike
прокатная, прокат, прокатить, арендовать тачку, rent a car, hire a car, rent a scooter, behind the wheel > прокат, байк, скутер / rental, scooter, motorbike
долететь, прилетаем, прилетим, приземлимся, посадка, улетаем, перелёт, стыковка, лоукостер, touch down, landing, layover, flights > аэропорт, прилёт, рейс, трансфер / airport, flight, arrival, transfer
встречаете, встретите нас, заберите нас, табличка, с чемоданами, чемодан, вещи оставить, камера хранения, meet us at, bags, suitcase, leave luggage > трансфер, аэропорт, заезд, багаж / transfer, airport, luggage, check in
плывут, плавает улица, тонет, тонут, по колено, по пояс, на лодке, лужа, лужи, вода стоит, вода на дороге, knee deep, swamped, streets turn into rivers, water in the street, puddle > подтопления, затопление, дожди, наводнение / flooding, floods, rain
потоп, зальёт, затопило, заливало, залило, смоет, унесёт, наводнения, под воду, deluge, inundated, washed away, under the water > подтопления, затопление, дожди / flooding, floods, rain
мокрый сезон, дождливо, льёт, льёт как, поливает, моросит, гроза, муссон, пасмурно, небо серое, downpour, drizzle, pouring, showers, soggy, storm > дожди, сезон дождей / rain, rainy season
солнышко, загорать, загар, погодка, облачно, прогноз погоды, климатический, forecast, sunshine, tan, sunbathe, sunny days > погода, сезон, климат / weather, season, climate
трясёт, тряхнёт, извержение, пепел, лава, толчки, цунами придёт, quake, tremor, eruption, ash, tidal wave > землетрясение, вулкан, цунами / earthquake, volcano, tsunami
побережья, прибрежный, береговая, у воды, первая линия, до воды, к воде, к морю, морской, seafront, waterfront, first line, by the water, oceanfront > пляж, море, океан, берег / beach, sea, ocean, coast
бухта, лагуна, отмель, мель, прилив, отлив, течение, медузы, акулы, ежи, current, tide, low tide, bay, jellyfish, sharks, undertow, rip > купаться, море, спокойная вода, риф / swim, sea, calm, reef
лягушатник, по щиколотку, без волн, малышам купаться, тихая вода, как озеро, paddle, knee high, lake like, shallow water, gentle sea > купаться, спокойное море, риф, дети, мелко / calm, swim, reef, children, shallow
доски, доска, гидрик, лайнап, вейв, большая волна, катать, катают, катаются, line up, barrels, shred, catch waves, breaks for > сёрфинг, волны, споты / surf, waves, breaks
уроки плавания, дайвинг, нырять с аквалангом, снорк, снорклинг, маска, кайт, рыбалка, diving, snorkel, snorkelling, kite, fishing > море, океан, риф, развлечения / sea, ocean, reef
спокойный район, тихий район, семейный район, район для семьи, где поспокойнее, безопасный район, mellow area, family area, sleepy part, slow pace > район, тихо, семьи, дети / area, quiet, families, children
веселье, движ, движуха, движняк, тусовочный, где веселее, молодёжный, модное место, бурлит, жизнь кипит, lively, buzzing, happening, where the action, hip, vibe, hangout > район, бары, кафе, вечеринки, молодёжь / area, bars, cafes, nightlife
бутики, торговый центр, молл, рынок, базар, шопиться, шопинг, mall, market, boutique, boutiques, shop around > магазины, район, покупки / shops, shopping, boutiques
глубинка, деревня, деревенский, село, поля, террасы, глубь острова, подальше от моря, горный, countryside, rural, village, inland, paddies, hills > рисовые поля, природа, прохладно / rice fields, nature, cooler, inland
высоко, повыше, на горе, на холме, обрывы, скалистый, с высоты, cliffside, clifftop, hilltop, up high, elevated > утёсы, скалы, вид на океан, лестница / cliffs, ocean view, stairs
приличный район, престижный, дорогой район, дешёвый район, перспективный район, где покупать, растущий район, up and coming, posh, prime location, best area, hot spot > район, цена, инвестиция / area, price, investment
город, городок, столица, мегаполис, регион, провинция, область, другой город, не из москвы, из сибири, из глубинки, иногородние, province, capital, small town, another region, out of town > онлайн, регион, город, дистанционно / online, region, city, remotely
страна, за кордоном, забугорье, заграница, эмигрировали, живём не в россии, из другой страны, часовые, over the border, expat family, live overseas > онлайн, дистанционно, за границей / online, remotely, abroad
поближе, ближе, ближайшая, ближе к дому, возле дома, недалече, окрестность, рядышком, closest, nearer, nearest one, vicinity, handy for > рядом, близко, район, филиал, метро / near, close, area, branch, metro
закинуть ребёнка, довезти ребёнка, привести, приводить, привести и подождать, подкинуть, drop him off, drop off, bring him, school run parking > филиал, парковка, вход, безопасность / branch, parking, entrance, safety
развозка, автобус для детей, привозите детей, возите детей, отвозите, забираете детей, school bus, shuttle, carpool, bus the kids > развозка, автобус, трансфер / shuttle, school bus, transfer
`;
