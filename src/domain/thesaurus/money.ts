// Prices, payment, money back.
export const MONEY = `
цена, стоимость, сколько стоит, почём, прайс, расценки, тариф, стоить, ценник, во сколько обойдётся, обойдётся / price, cost, how much, rate, pricing, fee, charge
рассрочка, по частям, частями, в несколько платежей, поэтапно, платить постепенно, долями, помесячно / instalments, installments, payment plan, in parts, in stages, staged payments, pay over time, split the payment
оплата, оплатить, оплачивать, платить, заплатить, платёж, внести деньги / pay, payment, paying, paid
`;
