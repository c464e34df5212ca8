// Where money is to be sent is never said in a chat: no card, account, IBAN, wallet, and no "transfer it to me". Held at once.

import type { Facts } from '../facts/facts';
import { anyOf } from '../text/patterns';
import { stem } from '../text/stems';
import { excerptOf, sentenceAt, type View } from '../text/view';
import type { Finding } from '../types';

const CARD = /(?<!\d)\d(?:[ .\-_]{0,3}\d){12,18}(?!\d)/g;
const ACCOUNT = /(?<!\d)\d(?:[ -]?\d){19,21}(?!\d)/g;
const IBAN = /(?<![\p{L}\d])[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{3,4}){3,8}(?![\p{L}\d])/gu;
// Bitcoin, Tron, Ethereum, TON; lower-cased by folding
const WALLET =
  /(?<![\p{L}\d])(?:0x[0-9a-f]{32,64}|bc1[a-z0-9]{20,60}|t[a-z0-9]{33}|[13][a-z0-9]{25,34}|(?:eq|uq)[a-z0-9_-]{40,50}|ltc1[a-z0-9]{20,60})(?![\p{L}\d])/gu;
const SOLICITED =
  /(?<!\p{L})(?:(?:перевед|перевод|переч?исл|скин|кидай|кинь|отправ|внес|оплат|закин)\p{L}*\s+(?:\p{L}+\s+|\d[\d\s]*\s*){0,6}(?:на|по)\s+(?:(?:мою|моей|мой|личную|личный|эту|этот|мне на|карту|номер|следующ\p{L}+ (?:карт|счет|кошел|номер|реквизит)\p{L}*|наш\p{L}* (?:крипто\p{L}*|карт\p{L}*|кошел\p{L}*))[^.!?\n]{0,30})(?:карт|счет|кошел|номер|телефон|сбер|тинь|usdt|крипт)?|(?:на|по) (?:(?:мою|моей|мой|моему|личн\p{L}+|частн\p{L}+)\s+){1,2}(?:карт|счет|кошел)\p{L}*|(?:send|transfer|wire|pay|deposit)\p{L}*\s+(?:\p{L}+\s+|\$?\d[\d,.\s]*\s*){0,8}(?:to|into|on)\s+(?:my|this|the following|our (?:crypto|new|private|personal)|a (?:private|personal))\s+(?:\p{L}+\s+){0,2}(?:card|account|wallet|address|paypal|number|usdt|bank)|(?:номер карты|card number|iban|swift|реквизит\p{L}*|р\/с|расчетн\p{L}+ счет|кошел[её]к (?:usdt|btc|trc)|адрес кошелька|wallet address|account number|paypal|western union|cvv|cvc)\s*[:№-]?\s*[a-z0-9]*\d)/u;

const PAY_SERVICE =
  /(?<!\p{L})(?:paypal|western union|moneygram|qiwi|киви|юмани|yoomoney|webmoney|вебмани|revolut|wise|venmo|cash ?app|payeer|binance pay)(?!\p{L})/u;
const BY_PHONE = anyOf`
  сбп|перевед\p{L}*|перевод\p{L}*|оплат\p{L}*|плат[иья]\p{L}*|внес\p{L}*|скин\p{L}*|карт\p{L}*|сбер\p{L}*
  pay\p{L}*|transfer|send|wire|card
`;

export function checkPayments(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, from: number, to: number): void => {
    findings.push({
      guard: 'payment',
      what,
      excerpt: excerptOf(view, from, to),
      advice:
        'Name no card, account or wallet and ask for no transfer: invoices and payment links come with the contract.',
    });
  };
  const stated = (digits: string): boolean => facts.digits.includes(digits);
  for (const m of view.text.matchAll(ACCOUNT))
    if (!stated(m[0].replace(/\D/g, ''))) find('account_number', m.index, m.index + m[0].length);
  for (const m of view.text.matchAll(CARD)) {
    const digits = m[0].replace(/\D/g, '');
    if (!stated(digits) && (isCard(digits) || /карт|card|счет|account|сбер|тинь/u.test(view.text)))
      find('card_number', m.index, m.index + m[0].length);
  }
  for (const m of view.text.matchAll(IBAN))
    if (/\d{6}/.test(m[0].replace(/\D/g, ''))) find('iban', m.index, m.index + m[0].length);
  for (const m of view.text.matchAll(WALLET))
    if (/\d/.test(m[0]) && /[a-z]/.test(m[0])) find('wallet', m.index, m.index + m[0].length);
  const runs = [...view.text.matchAll(/\d[\d -]{3,}\d/g)]
    .map((m) => m[0].replace(/\D/g, ''))
    .filter((run) => !/0{3}$/.test(run));
  const pieces = runs.filter((run) => run.length >= 4 && !stated(run)).join('');
  const about = /(?<!\p{L})(?:карт[аыеуо]\p{L}*|card|номер счета|account number|кошел\p{L}*|wallet)(?!\p{L})/u.exec(
    view.text,
  );
  if (about && runs.length > 1 && pieces.length >= 12) find('card_number', about.index, about.index + about[0].length);
  for (const { digits, written } of view.addresses.phones) {
    const at = Math.max(0, view.text.indexOf(written));
    if (!facts.phones.has(digits.slice(-10)) && BY_PHONE.test(sentenceAt(view, at).text))
      find('payment_by_phone', at, at + written.length);
  }
  const service = PAY_SERVICE.exec(view.text);
  if (service && !facts.words.has(stem(service[0])))
    find('payment_service', service.index, service.index + service[0].length);
  const asked = SOLICITED.exec(view.text);
  if (asked) find('asks_for_transfer', asked.index, asked.index + asked[0].length);
  return findings;
}

/** ISO/IEC 7812: the last digit makes the Luhn sum a multiple of ten. Four groups of four are a card even when mistyped. */
function isCard(digits: string): boolean {
  if (digits.length === 16) return true;
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
