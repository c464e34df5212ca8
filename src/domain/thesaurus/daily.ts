// Every day's things: food, shopping, leisure, work, belongings.
export const DAILY = `
покормите, накормите, кормёжка, жрать, похавать, хавчик, похомячить, хомячить, перехватить, подкрепиться, снек, бутер, grub, munch, bite to eat, nibble, feed him, snacks, refuel > перекус, питание, еда, вода, столовая / food, snack, lunch, canteen, meals
завтракать, ужин, ужинать, полдник, ланч, диета, вегетарианец, веган, халяль, готовят, dinner, supper, brunch, vegan, halal, vegetarian > питание, завтрак, повар, еда / breakfast, meals, food, chef
воды попить, попить воды, бутылка, бутылочка, бутыль, водичка, водички, жажда, попьёт, кулер, thirsty, water bottle, refill, gulp, sip > вода, питьевая, кулер / water, drinking, bottled
отравиться, отравимся, пронесёт, понос, живот, расстройство, чистить зубы, upset stomach, food poisoning, bali belly, brush my teeth, poison > вода, питьевая, из крана, бутылка / water, tap, drinking, bottled
продуктовый, гастроном, пятёрочка, молоко, хлеб, еду купить, закупаться, доставка еды, grocery, corner shop, supermarkets, milk run, food delivery > магазины, продукты, супермаркет / shops, groceries, supermarket
кофейня, кофейни, забегаловка, перекусочная, харчевня, столовка, бистро, эспрессо, coffee shop, eatery, diner, bistro, eat out, dine > кафе, рестораны / cafes, restaurants
выпить, клуб, дискотека, диджей, танцпол, барчик, пати, пабы, drinks, clubbing, dancing, pub, dj, night out > бары, вечеринки, ночная жизнь / bars, nightlife, parties
качалка, тренажёрка, тренажёры, пробежка, бегать, пилатес, теннис, падел, jog, running track, padel, tennis, crossfit, pilates > спортзал, фитнес, спорт, йога / gym, fitness, sport, yoga
массаж, спа, сауна, хаммам, релакс, расслабиться, wellness, massage, spa, sauna, unwind > спа, йога, отдых / spa, yoga, relax
чилить, почилить, поваляться, бездельничать, релаксировать, отрываться, погулять, chill, laze, hang out, kick back > отдых, пляж, район / holiday, beach, area
достопримечательность, что посмотреть, куда сходить, водопады, храмы, экскурсии, развлечься, sightseeing, things to do, waterfalls, attractions, explore > развлечения, экскурсия, район / entertainment, area, tour
фрилансить, фриланс, работать из дома, созвоны, рабочее место, удалёнщик, пахать за ноутом, работать онлайн, work calls, desk, freelance, remote job, work remotely, home office > интернет, удалённая работа, коворкинг, скорость / internet, remote work, coworking, speed
зарабатывать там, работать там, рабочая виза, трудоустройство, employment, work permit, get a job there > рабочая виза, разрешение на работу / work permit, work visa
ручка, ручки, карандаш, линейка, калькулятор, тетрадка, паспорт взять, черновик, циркуль, pen, pencil, ruler, calculator, notebook, stationery > взять с собой, принести, материалы, паспорт / bring, materials, passport, calculator
одежда, форма, сменка, сменная обувь, дресс код, бахилы, шапка, dress code, uniform, shoes, slippers needed > одежда, гардероб / clothes, uniform
забыл вещь, потерянные вещи, оставили вещи, нашли куртку, бюро находок, lost property, left behind, forgot jacket > забытые вещи, филиал, администратор / lost property, branch, administrator
подождать, ждать ребёнка, посидеть в коридоре, где сидеть родителям, диванчик для родителей, холл, hang around, sit outside, waiting room, lobby > холл, ждать, родители, филиал / wait, hall, parents, branch
подарить, подарок, сюрприз на день рождения, презент, подарочная, gift, present, surprise him > подарочный сертификат, подарок / gift card, voucher
посылка, почтой прислать, заказать доставку, привезёте, курьером, parcel, package delivery, mail it > доставка, отправка / delivery, shipping
книжки, книга, задачник, распечатка, распечатки, распечатать, методичка, методички, пособие, тетрадки, рабочая тетрадь, worksheet, worksheets, printouts, coursebook, handout > материалы, учебники, пособия, входит в цену / materials, textbooks, included
кружка, мерч, футболка, сувенир, стикеры, merch, mug, t shirt, souvenir > подарок, сувенир / gift, souvenir
здание, корпус, кабинеты, аудитория, классы, ремонт в школе, парты, building, classroom, premises, desks, campus > филиал, кабинет, адрес / branch, room, address
двор, вход со двора, шлагбаум, проходная, охранник, секьюрити, паспорт на входе, security guard, gate, courtyard, doorman > вход, охрана, безопасность, филиал / entrance, guard, security, branch
`;
