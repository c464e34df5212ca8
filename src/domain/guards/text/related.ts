// Words that stand for each other, in either language, by the glossary the knowledge search uses: "deposit" is spoken of where «залог» is.
import { thesaurusWith } from '../../thesaurus';
import { stemsOf } from '../../words';
import { contentStems } from './stems';

const GLOSSARY = thesaurusWith([]);
const KNOWN = new Map<string, readonly string[]>();

/** Stems of all words that may stand for the words of the text. For a brand's own texts, read once; slow for a reply. */
export function relatedStems(text: string): Set<string> {
  return new Set(stemsOf(text).flatMap((stem) => relatedTo(stem)));
}

/** Single words only: of a phrase it cannot be told which of its words means the thing. */
function relatedTo(stem: string): readonly string[] {
  let found = KNOWN.get(stem);
  if (!found) {
    const meaning = GLOSSARY.meaningAt([stem], 0);
    found = (meaning?.others ?? []).filter((words) => !words.includes(' ')).flatMap(contentStems);
    KNOWN.set(stem, found);
  }
  return found;
}
