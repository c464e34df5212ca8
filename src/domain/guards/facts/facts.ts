// What may be said in one reply: what the brand states, read once per brand version; what the plan holds and the client himself said.
import { DateTime } from 'luxon';
import type { PlanLine } from '../../agent';
import type { Brand } from '../../brand';
import type { Per } from '../../catalog';
import type { Bound, Counted } from '../checks/counts';
import type { FrequencyFact } from '../checks/frequency';
import type { Week } from '../checks/schedule';
import type { NotedCount } from '../checks/variants';
import type { NamedDate } from '../text/dates';
import { heard } from '../text/heard';
import { viewOfMessage } from '../text/heard-view';
import { type Moment, momentsIn } from '../text/moments';
import { anyOf } from '../text/patterns';
import type { ProductCues } from '../text/products';
import { topicStems } from '../text/stems';
import type { Denial, FreeFact, Statement, Topic } from '../text/topics';
import { type Grounds, subjectStems } from './grounds';
import { readBrand } from './read-brand';

/** A number with what it counts. */
export interface CountFact {
  /** of «до восьми», "at least five" */
  bound?: Bound;
  topic?: Topic;
  product?: string;
}

export interface PriceFact {
  /** the words of its note in the catalog */
  note?: ReadonlySet<string>;
  counts?: readonly NotedCount[];
  /** where a range begins */
  isLeast?: boolean;
  /** how many of a thing it is for, by that note: «8 занятий» */
  times?: readonly number[];
  /** worked out of another: no price of the list */
  reckoned?: true;
  topic?: Topic;
  currency?: string;
  /** what it is for; empty: never said */
  pers: ReadonlySet<Per>;
  /** of the catalog; undefined: of the knowledge */
  product?: string;
  /** a price less a discount of the catalog, or the discount itself */
  discount?: string;
}

export interface PercentFact {
  topic?: Topic;
  /** of the catalog's discounts, and for which products; undefined: said in the knowledge */
  discount?: { id: string; products?: readonly string[] };
}

export interface DateFact {
  day?: number;
  month: number;
  year?: number;
  product?: string;
  topic?: Topic;
  /** a last day: «до 1 марта» */
  until?: boolean;
  /** the discount it is the last day of; no date of a product */
  discount?: string;
  /** a day the office is closed */
  holiday?: boolean;
}

/** A discount of the catalog. */
export interface DiscountFact {
  id: string;
  percent?: number;
  amount?: number;
  /** its last day, yyyymmdd */
  until?: number;
  /** undefined: all */
  products?: ReadonlySet<string>;
  /** its condition, folded, in all languages */
  text: string;
  /** prices it is not for: «на цену за год не действует» */
  notPer: ReadonlySet<Per>;
}

/** What one brand version states. */
export interface BrandFacts {
  currencies: ReadonlySet<string>;
  prices: ReadonlyMap<number, readonly PriceFact[]>;
  percents: ReadonlyMap<number, readonly PercentFact[]>;
  /** "140 m2": a number with the stem of what it counts, and where it is said */
  counts: ReadonlyMap<string, readonly CountFact[]>;
  numbers: ReadonlySet<number>;
  /** how many there are of a thing, by its stem */
  counted: ReadonlyMap<string, readonly Counted[]>;
  /** what the products of the catalog are called: «группа», «вилла» */
  kinds: ReadonlySet<string>;
  /** figures of one kind by what they are figures of: which of them a sentence speaks of best */
  rivals: {
    money: readonly PriceFact[];
    percents: readonly PercentFact[];
    units: ReadonlyMap<string, readonly CountFact[]>;
  };
  frequencies: readonly FrequencyFact[];
  dates: readonly DateFact[];
  years: ReadonlySet<number>;
  statements: readonly Statement[];
  free: readonly FreeFact[];
  denials: readonly Denial[];
  /** clauses that say something is not asked for */
  waivers: readonly (Denial & { sentence: ReadonlySet<string>; related: ReadonlySet<string> })[];
  promises: readonly Statement[];
  /** what the catalog's discounts are said to depend on */
  discountTerms: { stems: ReadonlySet<string>; figures: ReadonlySet<string> };
  discounts: readonly DiscountFact[];
  /** days the office is closed, both included, as numbers yyyymmdd */
  closed: readonly { from: number; to: number }[];
  /** every hour the brand's texts name, in minutes of the day */
  hours: ReadonlySet<number>;
  /** days of the week and hours, of products and of what the knowledge speaks of */
  weeks: readonly Week[];
  /** the brand's own, IANA */
  zone: string;
  hosts: ReadonlySet<string>;
  emails: ReadonlySet<string>;
  usernames: ReadonlySet<string>;
  phones: ReadonlySet<string>;
  digits: string;
  words: ReadonlySet<string>;
  products: ProductCues;
  hidden: readonly ReadonlySet<string>[];
  grounds: Grounds;
}

export interface Facts extends BrandFacts {
  /** Numbers, dates and contacts of the client's own messages. */
  client: {
    numbers: ReadonlySet<number>;
    dates: readonly NamedDate[];
    /** days he told by way of today: «в понедельник» */
    moments: readonly Moment[];
    /** he asks when, until when or how long */
    asksTime: boolean;
    percents: readonly number[];
    text: string;
    /** his last message */
    last: string;
    /** what he spoke of, last */
    stems: ReadonlySet<string>;
    /** the words of his last message that say something */
    asked: ReadonlySet<string>;
    digits: string;
    emails: ReadonlySet<string>;
    usernames: ReadonlySet<string>;
    /** sites of his last message */
    hosts: readonly string[];
    informal: boolean;
  };
  plan: readonly DateFact[];
  now: DateTime;
}

export interface FactsInput {
  /** The plan gives dates only: its reasons are the model's words, and a price written there is no fact. */
  plan: readonly Pick<PlanLine, 'due'>[];
  /** the client's messages, any order */
  clientSaid: readonly string[];
  now: Date;
  /** IANA zone of the client */
  zone: string;
}

const TIME_ASKED = anyOf`
  когда|во сколько|со? какого|до какого|к какому|в каком|сколько (?:\p{L}+ )?(?:ждать|времени|дней|недель|месяцев|держ\p{L}+|длится|идет|занимает|строят|строится)|за сколько (?:дней|\p{L}+ )|как (?:скоро|быстро|долго|надолго)|на сколько (?:дней|времени)?|успе\p{L}+
  when|how (?:soon|long|fast|quickly|quick)|until when|till when|by when|since when|what (?:date|day|time)|(?:free|available|ready|empty) (?:now|yet|already|right)|earliest|deadline|свобод\p{L}+
`;

// By identity: a brand is read once per version and shared by all turns; a test's variant is another object.
const READ = new WeakMap<Brand, BrandFacts>();

/**
 * What may be said in one reply. The brand's part is read once per Brand object (a quarter of a second), the rest per call (under 1 ms).
 */
export function factsOf(brand: Brand, { plan, clientSaid, now, zone }: FactsInput): Facts {
  let facts = READ.get(brand);
  if (!facts) {
    facts = readBrand(brand);
    READ.set(brand, facts);
  }
  const messages = heard(clientSaid).map(viewOfMessage);
  const text = messages.map((m) => m.text).join('\n');
  const last = messages.at(-1)?.text ?? '';
  const amounts = messages.flatMap((m) => m.amounts);
  const moment = DateTime.fromJSDate(now, { zone });
  return {
    ...facts,
    client: {
      numbers: new Set(amounts.map((a) => a.value)),
      dates: messages.flatMap((m) => m.dates),
      moments: messages.flatMap((m) => momentsIn(m.text, moment)),
      asksTime: TIME_ASKED.test(
        /\?/.test(last)
          ? last
          : messages
              .slice(-2)
              .map((m) => m.text)
              .join(' '),
      ),
      percents: amounts.filter((a) => a.percent).map((a) => a.value),
      text,
      last,
      stems: new Set(topicStems(last)),
      asked: new Set(subjectStems(last)),
      digits: text.replace(/\D/g, ''),
      emails: new Set(messages.flatMap((m) => m.addresses.emails.map((e) => e.address))),
      usernames: new Set(messages.flatMap((m) => m.addresses.usernames.map((u) => u.name))),
      hosts: messages.at(-1)?.addresses.hosts.map((h) => h.host) ?? [],
      informal:
        /(?<!\p{L})(?:ты|тебя|тебе|тобой|твой|твоя|твое|твои|скажи|напиши|подскажи|можешь|привет)(?!\p{L})/u.test(text),
    },
    plan: plan.map(({ due }) => {
      const at = DateTime.fromJSDate(due, { zone });
      return { day: at.day, month: at.month, year: at.year };
    }),
    now: moment,
  };
}
