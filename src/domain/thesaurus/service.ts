// Agreements, orders and what may go wrong with them; the company, its support, its papers.
export const SERVICE = `
договор, контракт, соглашение, подписать, подписание, заключить, оферта / contract, agreement, sign, signing, signed
расторгнуть, расторжение, разорвать договор, прекратить договор, выйти из договора, отказаться от договора / terminate, termination, end the contract, cancel the contract, pull out, withdraw
отказаться, отказ, передумать, передумаю, передумал, передумала, передумали, отменить, отмена, аннулировать, не поеду, не приеду, сорвётся, планы изменились, планы поменялись, не понадобится / cancel, cancellation, change my mind, change of mind, back out, call off, plans change, withdraw, opt out
перенести, перенос, поменять дату, другая дата, другой день, сдвинуть, перезаписаться, изменить дату / reschedule, postpone, move, change the date, another date, another day, rebook
продлить, продление, пролонгация, ещё на срок, возобновить, после окончания срока, что потом, когда закончится, по истечении, обновить / extend, extension, renew, renewal, prolong, after it ends, when it expires, expiry, end of the term
срок, длительность, на сколько лет, на какой срок, сколько лет, сколько длится, на сколько, продолжительность / term, duration, how long, length, for how many years, period
минимальный срок, не меньше, минимум, от какого срока, хотя бы / minimum stay, minimum term, at least, minimum
документы, бумаги, какие документы, справки, паспорт, пакет документов / documents, papers, paperwork, passport, what do i need, certificates
проверка документов, проверить, проверяете, чистота, юридическая чистота, экспертиза, проверка, убедиться, обманут, обман, мошенники, кинут, надёжно / due diligence, check, checks, verify, verification, title check, inspect, make sure, scam, fraud, legit, safe to buy
нотариус, нотариальный, юрист, адвокат, заверить, юридический / notary, lawyer, attorney, solicitor, legal, legal advice, certified
доверенность, по доверенности, представитель, доверенное лицо / power of attorney, proxy, representative, on my behalf
гарантия, гарантии, гарантируете, гарантийный, гарантирован, обещаете, обещание, точно / guarantee, guaranteed, warranty, promise, assurance, ensure
лицензия, разрешение, аккредитация, лицензирован, легально, официально, законно, имеете право / licence, license, permit, licensed, accreditation, legal, legally, official, permission
право, закон, законы, по закону, законодательство, правила / law, rights, legal, regulations, rules
собственность, право собственности, владеть, владение, собственник, владелец, хозяин, оформить на себя, на кого оформляется, на своё имя, моё, будет моей, принадлежит, принадлежать / ownership, own, owner, property rights, title, in my name, belong, belongs, freehold
иностранец, иностранцы, нерезидент, гражданин другой страны, я не гражданин, россиянин / foreigner, foreigners, non resident, expat, foreign buyer, foreign national, overseas buyer
наследство, наследники, по наследству, передать детям, если умру, завещание, достанется детям, оставить детям / inherit, inheritance, heirs, pass on, will, if i die, my children get it, leave to
номинал, номинальный владелец, подставное лицо, на местного, через местного, на знакомого, записать на другого, оформить на другого / nominee, local nominee, in someone else's name, local partner, straw man, someone else's name
компания, фирма, организация, юрлицо, ООО, юридическое лицо, открыть фирму, зарегистрировать компанию, открыть компанию / company, firm, legal entity, LLC, register a company, set up a company, incorporate, corporation
о компании, кто вы, чем занимаетесь, давно работаете, давно на рынке, сколько лет работаете, опыт компании, история, основатель, кто основал, репутация, как давно, расскажите о себе, можно ли вам доверять / about you, who are you, about the company, how long in business, track record, experience, founded, founder, history, established, reputation, trust you, how big is
отзывы, рекомендации, примеры работ, результаты, кейсы, довольные клиенты / reviews, testimonials, references, feedback, results
офис, контора, адрес, где вы находитесь, где находитесь, где вы, как вас найти, куда приехать, где расположены, местонахождение, как добраться, как доехать, филиал, где ваш, подъехать, зайти к вам, проехать / office, address, location, where are you, where are you located, where is your, find you, directions, get there, branch, drop by, come by, visit you
часы работы, график работы, режим работы, когда вы работаете, до скольки, со скольки, во сколько открываетесь, открыты, открыто, работаете в, когда открыт, работаете по / opening hours, working hours, office hours, business hours, open, when are you open, closed, close, what time do you
созвониться, позвонить, звонок, телефон, набрать, перезвонить, созвон, номер телефона / call, phone, ring, phone call, call back, telephone, number
написать, сообщение, чат, мессенджер, почта, электронная почта, имейл, телеграм, ватсап, связаться, контакт, контакты, на связи / message, chat, email, write, telegram, whatsapp, contact, reach, get in touch
поддержка, помощь, помочь, помогаете, помогите, помогите с, сопровождение, поможете, посодействуете, содействие / support, help, assist, assistance, help with, service
проблема, сломалось, сломается, поломка, неисправность, не работает, авария, ремонт, починить, вышло из строя, чинить, ломается, потекло, течёт, течь, протечка, протекает, потечёт / problem, broken, breaks, break, breakdown, fault, not working, repair, fix, failure, maintenance, leak, leaks, leaking, goes wrong
жалоба, претензия, недоволен, недовольны, не понравилось, не понравится, не подошло, не подойдёт, не устроит, не устраивает, разочарован / complaint, complain, unhappy, dissatisfied, don't like, not satisfied, not happy, doesn't suit, disappointed
качество, контроль, контролировать, следить, следите, надзор, присматривать, наблюдать, проследить / quality, control, supervise, supervision, monitor, oversee, watch over, keep an eye, track
отчёт, отчёты, отчётность, отчитываетесь, сообщаете, информируете, держать в курсе, быть в курсе, узнавать, узнаю, видеть, прозрачность, отслеживать / report, reports, reporting, updates, keep me posted, keep informed, informed, progress, statement, transparency, see how, track
фото, фотографии, снимки, видео, съёмка, запись, дрон / photos, pictures, video, recording, footage, drone, images
показ, просмотр, посмотреть, увидеть, осмотреть, осмотр, экскурсия, посмотреть вживую, показываете, приехать посмотреть, покажете / viewing, view, see, look at, tour, visit, show, inspection, inspect, in person
по видео, видеозвонок, онлайн показ, дистанционно, удалённо, издалека, не приезжая, не приезжать, без приезда, из другой страны, на расстоянии, зум, видеосвязь, заочно, не выходя из дома / by video, video call, remotely, remote, online, from abroad, without coming, virtual, from home, zoom, distance, without being there
запись, записаться, запишите, как записаться, назначить, договориться о встрече, встреча, назначить время / appointment, book a time, sign up, schedule, arrange, make an appointment, meeting, enrol, enroll, register
консультация, консультант, совет, посоветуете, посоветуйте, проконсультировать, подсказать, порекомендуете, рекомендуете / consultation, consultant, advice, advise, recommend, suggest, adviser, advisor
доставка, привезти, отправка, доставить, курьер / delivery, deliver, shipping, ship, courier
гарантийный случай, недочёты, недоделки, дефекты, брак, исправить, недостатки, косяки, устранить, исправляете, трещина / defects, defect, snags, snagging, faults, fix, rectify, warranty claim, crack
приёмка, принять, принимать, акт приёмки, сдача, передача, получить ключи, ключи, когда сдаётся, сдаётся, сдадут, заселиться, передают / handover, hand over, acceptance, keys, move in, completion, delivery, get the keys
задержка, опоздание, просрочка, не успеют, срыв сроков, не вовремя, затянется, опоздают, задержат, не сдадут вовремя, не сдадут, не достроят, долгострой, сроки сорвут, затянут, перенесут сроки, отстаёт / delay, delayed, late, behind schedule, not on time, overdue, slip, unfinished, never finished, deadline missed, miss the deadline
безопасность, безопасно, охрана, охраняется, камеры, надёжность, опасно, сигнализация / safety, safe, security, secure, guard, guards, cameras, cctv, dangerous
конфиденциальность, персональные данные, личные данные, данные, обработка данных / privacy, personal data, data protection, gdpr
управление, управляющая компания, обслуживание, кто следит, доверительное управление, вести хозяйство, присмотр / management, manage, managed, property manager, look after, take care, management company, run it for me
конкуренты, другие компании, чем отличаетесь, чем лучше, преимущества, почему вы / competitors, others, difference, why you, advantages, better than, alternatives
выбор, выбрать, какой лучше, что лучше, сравнить, разница, отличие, отличается, или, подойдёт, что посоветуете / choose, choice, which is better, compare, difference, versus, or, suits, which one, pros and cons
поменять, замена, заменить, сменить, смена, обмен, перейти, другой, другая, перевести, переход, пересесть, поменяться / change, replace, replacement, switch, swap, transfer, exchange, another, different, move to
условия, правила, порядок, как это работает, как происходит, как проходит, процедура, процесс, что нужно сделать, этапы, шаги, пошагово, схема / terms, conditions, rules, procedure, process, how does it work, how it works, steps, stages
подписка, абонемент, пакет, набор / subscription, package, plan, bundle, pass
качество обслуживания, сервис, клиентский сервис, после покупки, после продажи, послепродажный, потом поможете / service, customer service, after sales, after the purchase, aftercare, after buying
пауза, заморозка, заморозить, приостановить, поставить на паузу, перерыв, временно не, сохранить место, уехать на время / pause, freeze, put on hold, suspend, break, take a break, hold my place
купить, покупка, приобрести, приобретение, покупать, взять, беру, покупатель, куплю, купить себе / buy, purchase, buying, acquire, get, buyer
продать, продажа, перепродать, перепродажа, избавиться, выйти из инвестиции, продавать, уступить права, переуступка, переуступить / sell, resale, resell, selling, sale, exit, get rid, flip, assign
инвестиция, вложить, вложение, инвестировать, инвестор, вкладывать / investment, invest, investor, investing, put money
требования, условия приёма, допускается, обязательно, нужно ли, надо ли, необходимо, требуется, обязан / requirements, required, mandatory, obligatory, necessary, must, compulsory, need
ограничение, запрет, нельзя, запрещено, лимит, предел, разрешено, позволяется, можно ли, разрешаете, разрешается / restriction, limit, forbidden, not allowed, ban, allowed, permitted, maximum, prohibited, allow
спрос, популярный, загрузка, заполняемость, занятость, востребован, пустует, простаивает, простой, сезонность, пустой, пустовать, низкий сезон / demand, popular, occupancy, vacancy, busy, empty, vacant, seasonality, low season, off season
`;
