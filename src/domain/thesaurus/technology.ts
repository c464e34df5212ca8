// Computers, phones, connection, programs, and what goes wrong with them.
export const TECHNOLOGY = `
комп, компик, компьютерный, ноут, бук, макбук, системник, старый комп, слабый комп, древний ноут, потянет, вывезет комп, тянет ли, laptop, macbook, chromebook, old pc, desktop, handle it, powerful enough > компьютер, ноутбук, техника, платформа / computer, laptop, equipment, platform
мобила, телефончик, айфон, андроид, смарт, труба, планшетик, айпад, с мобилы, на телефоне, iphone, android, handset, tab, cell > телефон, планшет, смартфон, техника / phone, tablet, equipment
вебка, вебочка, камеру включать, показывать лицо, наушник, гарнитура, микрофончик, колонки, headphones, earphones, mic, show his face, camera on > камера, микрофон, наушники, техника / camera, microphone, headphones, equipment
прога, проги, программка, софт, приложуха, апка, апп, устанавливать программу, ставить программу, качать, накачать, zoom, скайп, тимс, plug in, software, apps, teams, install anything > платформа, программа, приложение, браузер / platform, app, software, browser
личный кабинет, лк, аккаунт, учётка, пароль, логин, вход в систему, не пускает, забыл пароль, password, username, sign in, log in, login, account access > платформа, личный кабинет, вход / platform, account, login
инет, инета, нет инета, вай фая, вафля, роутер, провайдер, мегабит, мегабиты, скорость сети, пинг, оптоволокно, net, broadband, mbps, bandwidth, isp, starlink, hotspot > интернет, скорость, связь / internet, speed, connection, fibre
тормозит, тупит комп, лагает, лаги, виснет, зависает, подвисает, подтормаживает, заикается, звук пропал, нет звука, картинка замирает, lags, laggy, freezes up, buffering, choppy, no sound, glitchy > связь, пропала связь, интернет, техника / connection, lost connection, internet, equipment
вылетит, вылетело, отключится, выкинет, рубится, рубанёт, оборвётся, потухнет, погаснет, кончится интернет, пропадёт инет, посреди урока, boots me, kicked off, drop off mid, disconnect, cuts off, goes offline > пропала связь, связь, запись, отключение / lost connection, connection, recording, cut
сайт упал, сервер, сервак, у вас упало, на вашей стороне, ваша платформа ляжет, техника подвела, по вашей вине, server down, platform down, your end, glitch > связь, платформа, техническая, перенос / connection, platform, technical, reschedule
техподдержка, айтишник, сисадмин, настроить, настроите, поможете настроить, не разбираюсь, чайник в технике, set it up, it guy, tech help, configure, not techy, technophobe > поддержка, техника, платформа, помощь / support, equipment, platform, help
тестовое подключение, проверить связь, проверить звук, test call, sound check, try the link > платформа, техника, связь / platform, equipment, connection
ссылка на урок, куда заходить, куда подключаться, подключиться, заходить куда, link to class, join the class, where to connect > платформа, ссылка, онлайн занятие / platform, link, online lesson
через интернет, виртуально, дистант, дистанционка, на удалёнке, не выходя, сидя дома, с дивана, from the couch, virtual, over the web, from my room, home based > онлайн, дистанционно, формат / online, remotely, format
живьём, вживую ходить, ножками ходить, в офлайне, физически, реально приходить, лично ходить, offline, brick and mortar, physically there, in the flesh > очно, филиал, формат / in person, branch, offline
за экраном, перед экраном, у монитора, глаза портить, глаза, зрение, сидеть за компом, screen time, eyes, staring at screen > онлайн, формат, перерыв / online, format, break
запишете, записываете ли, записывают ли, сохраняете, сохраните видео, хранение, выложите, скинете запись, do you record, recorded lessons, upload, store > запись, записи занятий / recording, recordings
приложение для родителей, дневник, электронный дневник, журнал, оценки онлайн, app for parents, e diary, gradebook, dashboard > отчёты, личный кабинет, родителям / reports, account, parents
прозвон, смс, уведомление, уведомления, пуш, оповещение, сообщение когда пришёл, notification, sms, alert, push > сообщение, отчёты, безопасность / message, reports, notification
отследить онлайн, камера на стройке, онлайн камера, веб камера, посмотреть в реальном времени, live cam, webcam feed, real time view > видео, отчёты, следить за стройкой, камера / video, reports, progress, camera
умный дом, датчики, датчик, автоматика, голосовой помощник, smart home, sensors, smart lock > умный дом, техника, сигнализация / smart home, appliances, alarm
симка, сим карта, мобильный интернет, сотовая, ловит ли связь, мобильная связь, esim, sim card, mobile data, signal, reception bars, coverage of phone > сим карта, мобильная связь / sim card, mobile network
печатать, принтер, сканер, распечатка нужна, printer, print, scanner > техника, материалы / equipment, materials
взломают, хакеры, вирус, безопасно ли платить, утечка, hacked, hackers, virus, phishing > безопасность, данные, персональные данные / security, data, personal data
`;
