// Whatever hides a word or a number, the plain form is the same; and no text there is breaks the reading.
import fc from 'fast-check';
import { fold } from './fold';

test.each([
  ['９０ ０００', '90 000'],
  ['9️⃣0️⃣0️⃣', '900'],
  ['𝟗𝟎k', '90k'],
  ['①②③', '123'],
  ['٩٠٠', '900'],
  ['9 0 0 0 0', '90000'],
  ['9ОООО', '90000'],
  ['245 ООО', '245 000'],
  ['с к и д к а', 'скидка'],
  ['ск\u200bид\u00adка', 'скидка'],
  ['cкидкa', 'скидка'],
  ['рrice', 'price'],
  ['**90** тысяч', '90 тысяч'],
  ['Ёлка, Йод', 'елка, йод'],
  ['245\u00a0000\u202f$', '245 000 $'],
  ['ваша — «Пальма»', 'ваша - «пальма»'],
])('%s', (text, plain) => {
  expect(fold(text)).toBe(plain);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'9 0o О з.,-*\u200b\u20e3\ufe0f９рp') }),
);

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(anyText, (text) => fold(fold(text)) === fold(text)),
    { numRuns: 2000 },
  );
});
