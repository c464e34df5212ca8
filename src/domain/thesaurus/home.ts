// Houses, what stands in and around them, places and roads.
export const HOME = `
вилла, дом, коттедж, жильё, недвижимость, объект, особняк, домик / villa, house, home, property, real estate, place, cottage
квартира, апартаменты, студия, юнит, апарт / apartment, flat, studio, unit, condo
участок, земля, земельный, сотка, под застройку, надел / land, plot, lot, ground, parcel
лизхолд, долгосрочная аренда земли, аренда земли, длительная аренда, право аренды / leasehold, lease, long lease
фрихолд, полная собственность, в собственность, навсегда, бессрочно / freehold, full ownership, outright, forever
вид на жительство, ВНЖ, резидентство, гражданство, ПМЖ, резидент / residence permit, residency, stay permit, resident, citizenship, permanent residence
виза, визы, визовый, въезд, миграция, иммиграция, визаран / visa, visas, immigration, entry, visa run
аренда, арендовать, снять, снимать, съём, сниму, арендный / rent, rental, renting, lease, hire
сдавать, сдача в аренду, сдать, сдаю, сдавать туристам, аренда туристам, посуточная сдача, пускать гостей, сдам, под сдачу, airbnb, букинг / let, let out, letting, rent out, airbnb, booking, short lets, holiday let, renting out, host guests, list it
жить самому, для себя, самим пожить, приезжать самому, пожить, личное проживание, пользоваться самому, останавливаться, приезжать в отпуск, своё проживание / own use, live in, own stays, use it myself, stay myself, personal use, stay there, live there, use myself
стройка, строительство, строить, строящийся, стройплощадка, возводить, новостройка, площадка, строите, строится / construction, build, building, under construction, site, off plan, building site, new build, works
этап, стадия, фаза, очередь / stage, phase, step, milestone
фундамент, каркас, стены, крыша, отделка / foundation, frame, walls, roof, finishing, fit out
ремонт, отделка, дизайн, интерьер, планировка, перепланировка, переделать, изменить проект, материалы, поменять планировку, проект / renovation, finishes, design, interior, layout, floor plan, alter, customise, customize, modify, changes, materials, remodel
мебель, меблировка, меблированный, обстановка, с мебелью, мебелью, диван, кровать, обставить, шкаф, техника, пустой / furniture, furnished, furnishings, unfurnished, sofa, bed, furnish, wardrobe, appliances, furnishing
бассейн, плавать, поплавать, купаться / pool, swimming pool, swim, swimming
кондиционер, кондей, сплит, прохлада, охлаждение, кондиционеры / air conditioner, air conditioning, AC, aircon, cooling
вода, водопровод, скважина, водоснабжение, фильтр, из крана, кран, питьевая, пить воду / water, water supply, well, tap, tap water, drinking water, filter, plumbing
электричество, свет, электроэнергия, энергия, счётчик, генератор, напряжение / electricity, power, light, meter, generator, energy, electric
отключение света, отключают свет, нет света, вырубает свет, перебои, блэкаут, отключения, свет отключают, пропадает свет / power cut, power cuts, blackout, outage, power outage, outages, blackouts
интернет, вайфай, wifi, вай фай, связь, скорость интернета, сеть, роутер, оптика, удалённая работа, удалёнка / internet, wifi, wi fi, connection, broadband, network, fibre, fiber, router, speed, remote work, work from home
коммуналка, коммунальные, содержание, ежемесячные расходы, обслуживание дома, эксплуатация, сколько уходит в месяц, расходы на содержание, содержать, квартплата, коммунальные услуги, затраты, обходится содержание / utilities, running costs, upkeep, monthly costs, bills, maintenance costs, service charge, monthly expenses, expenses, cost of living
мусор, вывоз мусора, отходы / rubbish, garbage, trash, waste
термиты, насекомые, муравьи, комары, змеи, ящерицы, тараканы, вредители, грызуны, крысы, мыши / termites, insects, bugs, ants, mosquitoes, snakes, cockroaches, pests, rats, mice, geckos
плесень, сырость, влажность, сыро, осушитель, конденсат / mould, mold, damp, humidity, dehumidifier, moisture, musty
канализация, септик, выгребная яма, стоки / sewage, septic tank, drain, drainage, sewer
парковка, машина, стоянка, припарковаться, паркинг, авто, гараж, место для машины / parking, car, park, garage, car park, vehicle
байк, скутер, мотоцикл, мопед, мотобайк / scooter, motorbike, bike, motorcycle, moped
права, водительские права, водительское удостоверение, водить / driving licence, driver's license, licence, drive, driving
дорога, ехать, добираться, доехать, пробки, трафик, как далеко, далеко, расстояние, сколько ехать, сколько добираться, транспорт, путь, в пути, пробка, стоять в пробках / road, drive, get there, traffic, jam, distance, how far, far, travel time, commute, transport, journey, traffic jams
аэропорт, самолёт, прилёт, прилететь, рейс, трансфер, встретите, забрать из аэропорта / airport, flight, arrival, arrive, transfer, pick up, fly, plane
метро, автобус, остановка, электричка, такси, станция / metro, subway, underground, bus, station, taxi, tube, stop
район, место, локация, где лучше, часть острова, окрестности, в каком районе, местность, какой район / area, district, location, neighbourhood, neighborhood, part of, region, where to live, place
центр, в центре, близко к, рядом, недалеко, в шаговой доступности, пешком, поблизости / centre, center, near, close to, nearby, walking distance, on foot, walk
море, океан, пляж, побережье, у моря, песок, берег, на берегу / sea, ocean, beach, coast, shore, sand, seaside, beachfront
купаться, купание, плавать, спокойная вода, заходить в воду, волны для детей, безопасно купаться / swim, swimming, bathe, calm water, safe to swim
сёрфинг, сёрф, сёрфить, волны, волна, доска, кататься на волнах, серфинг, серфить, сёрфер / surf, surfing, waves, surfer, surfers, board, wave, break
тихо, тишина, спокойно, шум, шумно, шумный, громко, музыка, уединённо, тихий, покой / quiet, silence, noise, noisy, loud, calm, peaceful, music
рестораны, кафе, бары, магазины, магазин, инфраструктура, продукты, заведения, тусовка, вечеринки, ночная жизнь, клубы, развлечения, супермаркет, покупки / restaurants, cafes, bars, shops, shopping, groceries, nightlife, parties, clubs, amenities, entertainment, supermarket
спорт, спортзал, фитнес, йога, зал, тренировки / sport, gym, fitness, yoga, workout
природа, зелень, рис, рисовые поля, джунгли, горы, лес, вид / nature, green, rice fields, jungle, mountains, forest, view, views, rice terraces
прохладно, холодно, жарко, жара, температура, прохладнее / cool, cold, hot, heat, temperature, cooler
комната, спальня, спальни, спален / room, bedroom, bedrooms, rooms
ванная, душ, туалет, санузел / bathroom, shower, toilet, restroom
кухня, плита, холодильник, посуда / kitchen, stove, fridge, cookware, dishes
бельё, полотенца, постельное, стирка, прачечная, стиральная машина / linen, towels, bedding, laundry, washing machine, sheets
заезд, заселение, въезд, чек ин, во сколько заезд, заехать / check in, arrival, move in, checkin, checking in
выезд, выселение, съехать, чек аут, освободить, во сколько выезд, выехать / check out, departure, move out, checkout, leave, checking out
комплекс, посёлок, общая территория, таунхаус, дуплекс / complex, compound, townhouse, duplex, development, resort, shared
зонирование, назначение земли, можно строить, зона, застроят, застройка, перекроют вид / zoning, zone, land use, permitted use, build next door, blocked view
строение, высота, фасад, этажность, этаж / height, facade, storey, floor, floors
лестница, ступени, обрыв, утёс, скала, упадёт, забор, ограждение, ограда, калитка / stairs, steps, cliff, drop, fall, fence, fenced, gate, railing
землетрясение, вулкан, цунами, стихия, сейсмика / earthquake, volcano, tsunami, natural disaster, seismic
отель, гостиница, хостел, отпуск, отдых, каникулы, отдохнуть / hotel, hostel, vacation, holiday, stay, getaway
остров, страна, город / island, country, city
закаты, прогулки, гулять, променад, набережная, прогуляться / sunsets, stroll, walks, promenade, seafront
магазины рядом, рестораны рядом, город, цивилизация, где шопинг, медицина рядом, клиника рядом / shops nearby, restaurants nearby, town, shopping, clinic nearby, errands
медитация, ретрит, духовный, ремёсла, рисовые террасы, уединение, вдали от моря / retreat, meditation, spiritual, craft, away from the sea, inland
утёсы, скалы, белый песок, вид на океан, риф, белые пляжи / cliffs, white sand, ocean view, reef break, white beaches
кататься без прав, права категории, международные права, полиция, шлем, на байк, скутер права, гаи / international permit, riding licence, police, helmet, motorcycle licence, ride a scooter, idp
коворкинг, диджитал номад, работать из кафе, молодёжь, тусовочный район, модный / coworking, digital nomad, trendy, hipster, young crowd, cafes
обрубят воду, качество воды, вода из скважины, бутилированная, насос, напор, желтая вода / water quality, well water, pump, water pressure, bottled, hot water
сервис кондиционеров, чистка кондиционера, чистить кондиционер, мыть кондиционер, обслуживать технику / service the AC, aircon service, clean the aircon, servicing
обставите, комплект мебели, пакет мебели, мебельный пакет, купить мебель, сколько мебель, меблировать, укомплектовать / furniture package, furnish it, furnish the house, cost of furniture, furnishing package
уборка раз в неделю, кто убирает, смена белья, менять полотенца, чистота, бассейн чистят, кто чистит бассейн / how often is it cleaned, cleaning included, change of linen, pool cleaning, who cleans
за электричество платить, свет включён, свет отдельно, платить за свет, по счётчику / electricity included, is electricity included, pay for electricity, bills included
съехать раньше срока, прервать аренду, раньше уехать, предупредить о выезде, выехать досрочно / leave early, break the lease, notice to leave, end the rental early, move out early
на пару ночей, снять на выходные, забронировать на неделю, отмена брони, бесплатная отмена, отменить бронирование, отменим поездку / cancel the booking, free cancellation, book for a week, cancel my stay, nightly booking
поздний выезд, ранний заезд, оставить чемоданы, багаж, во сколько заселение, расчётный час / late checkout, early check in, luggage, what time is check in
с животными можно, пускаете с собакой, кота взять, собачка, хомяк, попугай, шпиц, лабрадор, можно с питомцем / bring my dog, bring a cat, small dog, allow pets, pets allowed
безопасно для детей, забор у бассейна, сетка, защита от детей, детская безопасность, с грудничком, коляска / child proof, baby proof, pool fence, kid safe, safe for kids, child safety
срок лизхолда, сколько лет остаётся, на сколько лет земля, лет аренды, остаток срока / years left, how many years, remaining years, lease term
право пользования, оформить как, другая форма собственности, на своё имя / right of use, right to use
застройщик обанкротится, долгострой, вовремя сдадут, перенос сроков, компенсация за задержку, расторгнуть если задержка, неустойка за просрочку / builder is late, compensation for delay, delay penalty, get out if delayed, late handover
`;
