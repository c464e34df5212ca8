// Who: staff, clients, families, animals.
export const PEOPLE = `
менеджер, сотрудник, оператор, администратор, представитель, персонал, работник, координатор / manager, employee, staff, agent, representative, administrator, team, coordinator
команда, сколько вас, кто работает, коллектив, сотрудники, штат / team, staff, people, crew, how many of you, who works
живой человек, с человеком, человек, не бот / human, real person, person, someone
директор, начальник, руководитель, основатель, владелец, главный, хозяин / director, boss, head, founder, owner, ceo, in charge
клиент, покупатель, заказчик, гость, гости, постоялец, турист, туристы, арендатор, жилец, съёмщик, квартирант / client, customer, buyer, guest, guests, tenant, tourist, tourists, visitors, renter
семья, семейный, с семьёй, муж, жена, супруг, родители, с детьми / family, families, husband, wife, spouse, parents, with kids
ребёнок, дети, детский, малыш, с детьми, дочь, сын, дочка, дошкольник, для детей, ребёнком, детьми, младенец, грудничок / child, children, kid, kids, toddler, baby, daughter, son, infant, family friendly
школьник, ученик, ученица, подросток, старшеклассник / pupil, student, teenager, schoolchild, learner
детская кроватка, стульчик, коляска, люлька, манеж / cot, crib, high chair, baby bed, stroller
няня, присмотреть за ребёнком, сиделка, бэбиситтер / nanny, babysitter, childcare, childminder
школа, школы, садик, детский сад, учиться ребёнку, международная школа / school, schools, kindergarten, nursery, international school, preschool, daycare
родитель, мама, папа, родители, законный представитель / parent, mother, father, mom, mum, dad, guardian, parents
собака, кошка, кот, животное, животные, питомец, питомцы, пёс, щенок, зверь, с собакой, с котом / dog, cat, pet, pets, animal, animals, puppy, pet friendly
друг, знакомый, приятель, друзья, соседи, сосед / friend, friends, neighbour, neighbor, neighbours, neighbors
врач, больница, клиника, доктор, медицина, госпиталь, заболел, медицинский, аптека / doctor, hospital, clinic, medical, health care, healthcare, pharmacy, ill
болезнь, заболеет, заболел, болеет, болел, больничный, по болезни, приболел, заболею, справка от врача / illness, sick, ill, sickness, sick leave, falls ill, unwell
инженер, прораб, технадзор, строитель, подрядчик, рабочие, бригада / engineer, builder, contractor, site manager, workers, construction company
застройщик, девелопер, кто строит, строительная компания / developer, builder, who builds, construction company
инвалид, инвалидность, коляска, пандус, маломобильный, доступная среда, на коляске / disabled, wheelchair, accessible, accessibility, ramp, disability
уборщица, уборка, убирают, клининг, горничная, прибираться / cleaner, cleaning, housekeeping, maid, housekeeper, clean
садовник, сад, газон, озеленение / gardener, garden, lawn, landscaping
повар, готовка, кухня, завтрак, питание, еда, кормят, поесть, перекус, обед, столовая, перекусить, покормить, голодный / cook, chef, meals, breakfast, food, eat, catering, snack, lunch, canteen, cafeteria
говорить по русски, язык, по английски, русскоязычный, английский, перевод, переводчик / language, speak, russian, english, translator, translation, interpreter, russian speaking
`;
