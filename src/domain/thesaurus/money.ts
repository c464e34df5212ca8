// Prices, ways to pay, money back, discounts, taxes.
export const MONEY = `
цена, стоимость, сколько стоит, сколько стоят, почём, прайс, расценки, тариф, стоит, стоить, ценник, во сколько обойдётся, обойдётся, сколько будет, сколько берёте, сколько выйдет / price, cost, costs, how much, rate, pricing, fee, charge
рассрочка, по частям, частями, в несколько платежей, поэтапно, платить постепенно, долями, равными платежами, не сразу, разбить платёж, разбить оплату, растянуть оплату, график платежей, по месяцам / instalments, installments, instalment, installment, payment plan, in parts, in stages, staged payments, pay over time, split the payment, pay gradually, pay later, spread the cost
кредит, ипотека, заём, ссуда, банк / loan, mortgage, credit, bank, financing
без процентов, проценты, переплата, процент / interest, interest free, percent, percentage
оплата, оплатить, оплачивать, платить, плачу, заплатить, платёж, внести деньги, расплатиться, рассчитаться / pay, payment, payments, paying, paid, settle
способ оплаты, чем платить, как платить, как оплатить, каким способом / payment method, ways to pay, how to pay, how do i pay, how can i pay, means of payment
карта, картой, банковская карта, по карте, виза мастеркард / card, credit card, debit card, by card
наличные, наличными, кэш, налом, нал / cash
перевод, перевести, банковский перевод, переводом, отправить деньги, перечислить, по реквизитам, счёт, на счёт / transfer, bank transfer, wire, send money, account
система быстрых платежей, СБП, по QR, QR код / QR, instant payment
криптовалюта, крипта, криптой, биткоин, USDT, тезер, стейблкоин / cryptocurrency, crypto, bitcoin, USDT, stablecoin, tether
валюта, доллары, доллар, евро, рубли, рубль, рупии, курс / currency, dollars, dollar, euros, euro, rubles, roubles, rupiah, exchange rate
первый взнос, первоначальный взнос, первый платёж, аванс, предоплата, задаток, вперёд / down payment, first payment, advance, prepayment, upfront, in advance, deposit
бронь, забронировать, бронирование, зарезервировать, придержать, снять с продажи, закрепить, застолбить, резерв / reservation, reserve, book, booking, hold, reservation fee, take off the market, put on hold
залог, депозит, обеспечительный платёж, гарантийный платёж / deposit, security deposit, bond
возврат, вернуть деньги, вернут деньги, вернёте, вернуть, возвращается, возвращаете, деньги назад, получить назад, забрать деньги, отдадите, вернут, возвращаем, возвращаются / refund, refundable, money back, get back, return, returned, give back, reimburse, refunded
скидка, скидки, дешевле, подешевле, уступить, уступите, торг, торговаться, поторговаться, сбросить цену, скинуть, акция, промокод, спецпредложение, выгоднее, льготы, льгота, льготный / discount, discounts, cheaper, lower price, bargain, negotiate, negotiable, haggle, promo, promo code, special offer, deal, better price, reduction, knock off
второй ребёнок, многодетные, брат, сестра, двое детей, оба ребёнка, братья, сёстры / second child, sibling, siblings, brother, sister, large family, two kids
ранее бронирование, заранее, при ранней оплате, раннее / early bird, early booking, in advance, early
налог, налоги, налогообложение, НДФЛ, НДС, пошлина, налоговая / tax, taxes, taxation, VAT, duty, stamp duty
налоговый вычет, вернуть 13 процентов, вычет, 13 процентов, возврат налога, вернуть налог, справка для налоговой / tax deduction, tax refund, tax relief, deduct
материнский капитал, маткапитал, мат капитал, сертификат на ребёнка, материнский сертификат, господдержка / maternity capital, child benefit certificate, family capital
комиссия, комиссионные, ваш процент, процент агентству, сколько берёте себе, вознаграждение / commission, agency fee, broker fee, fee, your cut, percentage
дополнительные расходы, доплаты, доплата, скрытые платежи, сверх цены, что ещё платить, дополнительно, сверху, расходы на оформление, накладные / extra costs, additional costs, hidden fees, hidden costs, on top of, closing costs, extras, surcharge, extra charges, other costs, additional fees
что входит, входит, включено, включая, в стоимость входит, в цену входит, входит в стоимость, что получаю, за что плачу / included, includes, include, what is included, comes with, part of the price, what do i get, cover, covers
бесплатно, бесплатный, даром, без оплаты, за свой счёт / free, free of charge, for free, complimentary, no charge
счёт, инвойс, квитанция, чек, реквизиты, закрывающие документы / invoice, receipt, bill, proof of payment
просрочка платежа, опоздал с оплатой, не заплатил вовремя, задержка оплаты, платёж опаздывает, опоздаю с платежом, не смогу заплатить вовремя / late payment, miss a payment, missed payment, overdue, pay late
штраф, неустойка, пени, удержание, удержите, удерживается, санкции, вычтете / penalty, fine, late fee, withhold, deducted, keep part, forfeit
дорого, дороговато, дорогой, не по карману, слишком дорого / expensive, too much, pricey, can't afford, over budget
дешёвый, недорого, бюджетный, экономный, самый дешёвый, минимальная цена / cheap, affordable, budget, cheapest, inexpensive, lowest price
бюджет, сумма, деньги, средства / budget, amount, sum, money, funds
цена изменится, подорожает, поднимете цену, вырастет цена, изменение цены, фиксированная цена, цена не меняется, подорожание, зафиксировать цену / price change, price increase, go up, fixed price, prices rise, price lock
доход, заработать, заработаю, прибыль, доходность, принесёт, приносит, окупаемость, окупится, окупить, выручка, отдача / income, earn, earnings, profit, yield, return, ROI, payback, revenue, make money, returns
выплата, выплаты, выплачиваете, перечисляете доход, когда получу деньги, вывод денег / payout, payouts, pay out, when do i get paid, receive money, balance
бартер, обмен, в счёт, зачёт, взаимозачёт, трейд ин / exchange, swap, trade in, part exchange
страховка, страхование, застраховать, страховой / insurance, insure, insured, cover
чаевые, подарок, бонус, кэшбэк, подарочный сертификат / tip, gift, bonus, cashback, voucher, gift card
реферальная программа, приведи друга, порекомендовать, за рекомендацию, привести друга / referral, refer a friend, recommend a friend, affiliate
юани, тенге, рубли, песо, фунты, в рублях, в валюте, конвертация, по какому курсу, обменник, конвертировать / yuan, pounds, rubles, convert, conversion, rate, exchange rate, currencies, in euros
свифт, swift, международный перевод, санкции, из россии, российская карта, из рф, третья страна, зарубежный счёт / swift, international transfer, sanctions, from russia, russian bank, third country, foreign bank
безнал, безналичный, по счёту, от юрлица, электронный кошелёк, юмани, эпл пэй, гугл пэй, пейпал / paypal, apple pay, google pay, wallet, revolut, wise, bank transfer
за что берут, сбор, сборы, за оформление, сколько нотариусу, госпошлина, кто платит комиссию, расходы покупателя, сверх цены / buyer's costs, legal fees, notary fee, who pays the commission, fees on top, deed
забирает, забираете, берёт себе, удерживает управляющая, ваша доля, процент за управление, сколько уходит управляющей / take, take from, management fee, your share, percentage, cut
деньги с аренды, когда выплачиваете, куда приходят деньги, на карту придёт, арендные деньги, мои деньги, получать деньги / rental money, my money, when will i get, paid out, payouts, payout, rental proceeds, reports and payouts, arrives, receive my rent
квартплата, ежемесячно уходит, платёжки, счётчики, за воду, за интернет, сколько в месяц, обслуживать, затраты в месяц, во сколько обходится содержание / monthly costs, running costs, monthly bills, cost to run, cost per month, keep it running, upkeep, maintain
вернуть часть, вычет, тринадцать процентов, 13%, декларация, 3 ндфл, от государства вернуть, возместить / tax deduction, get some tax back, declaration, tax relief
несколько предметов, второй предмет, два предмета, два курса, два ребёнка, за двоих детей, комплексом, сразу несколько / two subjects, second subject, two courses, two children, several
цена фиксированная, поднимут цену, подорожание, вырастет, повысят, в течение года, меняется цена, меняется ли / fixed price, raise the price, change during the year, price rise
доплачивать, доплатить, докупать, платно, за отдельную плату, отдельно оплачивается, отдельно, за дополнительную / pay extra, extra charge, separately, at extra cost, paid separately, additional charge
налог с аренды, налог при продаже, платить налоги, налоги платить, сколько налог / rental tax, tax on income, capital gains, property tax
оплата картой, рассчитаться картой, терминал, комиссия за карту / card payment, card fee
без предоплаты, сколько предоплата, за сколько месяцев вперёд, сразу за год, первый и последний месяц / how much upfront, months in advance, first and last month, pay ahead
вернут залог, возврат залога, вычтут из залога, если что то сломаю, испорчу, повреждения, порча, разобью, ущерб / damage deposit, get my deposit back, if i break something, damage, breakages, security deposit
`;
