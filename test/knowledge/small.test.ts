// A company with six passages is answered by what stands in them: names and rare words said once, wherever.
import { createKnowledge } from '../../src/adapters/postgres/knowledge';
import type { Passage } from '../../src/domain/knowledge';
import { testBrand } from '../support/brand';
import { useDatabase } from '../support/postgres';
import { ask, type Question, share } from './measure';

const db = useDatabase();

const passage = (heading: string, text: string): Passage => ({
  id: `stock#${heading}`,
  language: 'en',
  topic: 'Shelfwise',
  heading,
  text,
  askedAs: [],
  source: 'knowledge/stock.md:1',
});
const brand = testBrand({
  id: 'shelfwise',
  catalog: { attributes: [], products: [], discounts: [] },
  knowledge: {
    passages: [
      passage(
        'Plans and trial',
        'Three plans: Solo, Team and Plus. The trial lasts 21 days, no card needed. Pay monthly or yearly; yearly saves two months. Switch or leave at the end of any paid month.',
      ),
      passage(
        'Integrations',
        'Connects to Shopify, WooCommerce and Amazon in a few clicks. Accounting: QuickBooks and Sage; invoices go over each night. For everything else there is a REST API with webhooks, on Team and Plus.',
      ),
      passage(
        'Security and data',
        'Data is kept in Frankfurt, with a copy in Dublin, encrypted at rest. We are ISO 27001 certified and sign a DPA. Backups are made every hour and kept for 35 days. Single sign-on through Okta or Google on Plus.',
      ),
      passage(
        'Moving in',
        'Import your items from a CSV or Excel file, up to 100,000 rows. On Plus an onboarding manager does it with you. Most shops are running within a day.',
      ),
      passage(
        'Scanning',
        'The app for iPhone and Android scans barcodes and QR codes with the camera. Zebra and Honeywell handhelds work too. It counts offline and syncs when the network is back.',
      ),
      passage(
        'Support',
        'Chat and email on weekdays, 8:00 to 20:00 London time. Plus has a phone line and a reply within an hour. There is no support on weekends, the status page shows outages.',
      ),
    ],
    web: { enabled: false },
  },
});

const ANSWERED: [question: string, heading: string][] = [
  ['does it connect to QuickBooks?', 'Integrations'],
  ['do you have webhooks?', 'Integrations'],
  ['is there a REST API', 'Integrations'],
  ['shopfy integration?', 'Integrations'],
  ['are you ISO certified', 'Security and data'],
  ['can we log in with Okta?', 'Security and data'],
  ['where is my data stored?', 'Security and data'],
  ['do you do backups', 'Security and data'],
  ['does it run on Android', 'Scanning'],
  ['will my Zebra scanners work', 'Scanning'],
  ['what if the wifi in the warehouse drops', 'Scanning'],
  ['can I try it before paying', 'Plans and trial'],
  ['can I upload a spreadsheet of my products', 'Moving in'],
  ['can I phone someone', 'Support'],
];
const UNANSWERED = [
  'does it work with Xero?',
  'do you integrate with SAP?',
  'is there a dark theme',
  'can you print shipping labels?',
  'do you have a discount for charities',
  'does it handle payroll',
];

const answered = (questions: Pick<Question, 'q' | 'expect'>[]) =>
  ask(
    createKnowledge(db.pool),
    brand,
    questions.map((one) => ({ ...one, lang: 'en', kind: one.expect.length > 0 ? 'plain' : 'none', set: 'tune' })),
  );

// one fewer than was measured
test('what stands in a passage is found', async () => {
  const found = await answered(ANSWERED.map(([q, heading]) => ({ q, expect: [`stock#${heading}`] })));
  expect(share(found, () => true).right).toBeGreaterThanOrEqual(10);
});

test('what no passage speaks of finds nothing', async () => {
  const found = await answered(UNANSWERED.map((q) => ({ q, expect: [] })));
  expect(found.filter(({ right }) => !right).map(({ q }) => q)).toEqual([]);
});
