// Choosing: what suits, what differs, how many, how large, how good.
export const CHOICE = `
не знаю что выбрать, теряюсь, разбегаются глаза, глаза разбегаются, между двух, колеблюсь между, мучаемся, дилемма, torn between, can't decide, undecided, spoilt for choice, which way to go > выбор, выбрать, разница, подбор, консультация / choose, which is better, compare, advice
чем одно от другого, в чём соль, не вижу разницы, один и тот же, то же самое, одно и то же, tell apart, same thing, distinction, differ > разница, отличие, сравнить / difference, compare, versus
стоит ли, нужно ли мне, а оно надо, смысл, зачем нужно, нафига, какой толк, what's the point, do i need, necessary at all, any point > нужно ли, преимущества, для кого / need, advantages, worth
плюсы, минусы, подводный камень, за и против, недостаток, недостатки, слабое место, upsides, downsides, drawbacks, pros, cons > преимущества, недостатки, разница / advantages, disadvantages, difference
подойдёт ли нам, нам подойдёт, не для нас, сгодится, пойдёт ли, мой случай, наш случай, в моём положении, my case, suit us, right for us, work for me > подходит, для кого, подбор, диагностика / suits, suitable, who it is for
варианты, вариантов, ассортимент, линейка, каталог, что предлагаете, что есть у вас, перечень, меню, what do you offer, options, line up, range, selection, menu > варианты, предложения, программы / options, offers, programmes
топовый, лучший, лучшие, крутой, классный, годный, отменный, best, top notch, finest, number one > лучше, рекомендуем, качество / best, recommended, quality
вместительный, сколько влезет, влезем, поместимся, поместится, разместиться, разместимся, на сколько человек, fit in, squeeze in, sleeps how many, capacity > спальни, гости, человек, вместимость / bedrooms, guests, people
побольше, поменьше, покрупнее, огромный, здоровенный, крохотный, компактный, larger, smaller, huge, tiny, compact > площадь, спальни, размер / size, area, bedrooms
с запасом, впритирку, хватит ли, достаточно, мало ли, недостаточно, enough, sufficient, plenty > достаточно, хватит, минимум / enough, minimum
максимум, потолок, предел, до скольки можно, не больше, верхняя граница, cap, ceiling, upper limit, no more than > не больше, максимум, предел, до / maximum, up to, limit
оба, обе, и то и другое, совмещать, совместить, параллельно, скомбинировать, вдобавок, combine, both, alongside, mix and match, on top of each other > вместе, складываются, несколько, пакет / combine, both, together, several
суммируется, суммируются, складывать скидки, сложить скидки, скидка на скидку, stack, stackable, add up, double discount > скидки, складываются, действуют скидки / discounts, combine
заменить на, взамен, альтернатива, запасной вариант, план б, plan b, fallback, alternative, instead > замена, другой, перенос / replacement, another, alternative
отдельно или вместе, в комплекте, комплектом, прилагается, идёт вместе, автоматом, всё включено, олл инклюзив, bundled, thrown in, all inclusive, part of the deal, comes along > входит, включено, в цену входит / included, includes
кроме, не считая, помимо, не входит, исключение, исключения, except, apart from, not covered, excluded > не входит, входит, отдельно / not included, included, extra
любой человек, каждому, всех берёте, кого берёте, всех подряд, отбор, собеседование на вход, вступительные, entry test, take anyone, selective, turn away > условия приёма, диагностика, уровень, запись / admission, assessment, level
самому можно, самостоятельно, своими силами, сам справлюсь, без вас, обязательно через вас, do it myself, on my own, diy, without you > самостоятельно, обязательно, управление / yourself, own, obliged, management
принудительно, навязываете, обяжете, обязаловка, вынуждены, по желанию, добровольно, forced, optional, have to, tied to you, locked into > обязательно, можно ли, условия / mandatory, obliged, optional, terms
качественно, добротно, на совесть, халтурно, надёжная, прочный, well made, sturdy, solid, reliable > качество, гарантия, материалы / quality, warranty, materials
популярно, востребовано, нарасхват, хайп, все берут, in demand, hot, trending > спрос, популярный, заполняемость / demand, popular, occupancy
растёт в цене, вырастет в цене, перспективы, прирост, рост цены, капитализация, appreciate, growth, go up in value, capital gain, future value > рост цены, доход, перепродажа / growth, resale, income
из чего складывается, расшифруйте, расшифровка, куда идут деньги, за что именно, на что уходит, break it down, itemise, where it goes > входит, расходы, состав цены / included, breakdown, costs
обычная практика, как у всех, среднее, в основном, чаще всего, ordinarily, norm, on average, mostly > в среднем, обычно / average, usually, typical
`;
