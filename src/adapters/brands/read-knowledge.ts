// One file of knowledge/ → its passages: front matter, a `#` topic, and a passage for each `##`.
import type { Language } from '../../domain/brand';
import type { Passage } from '../../domain/knowledge';
import type { Findings } from './problem';

/** Longer ones answer several questions at once, and take the place of other passages in the prompt. */
const MOST_CHARACTERS = 4000;
const ASKED = /^>\s*(?:Спрашивают|Asked as)\s*:\s*(.*)$/i;
const LANGUAGES: readonly string[] = ['ru', 'en'];

/** `file`: the name in knowledge/, with .md. Problems go into `found`; with errors there are no passages. */
export function readKnowledge(file: string, source: string, languages: Language[], found: Findings): Passage[] {
  const lines = source.split(/\r?\n/);
  const { language, body } = readFrontMatter(lines, languages, found);
  const stem = file.replace(/\.md$/, '');
  const passages: Passage[] = [];
  const seen = new Map<string, number>();
  let topic = '';
  let open: { heading: string; line: number; text: string[]; askedAs: string[] } | undefined;
  let fenced = false;
  let strayed = false;

  const close = () => {
    if (!open) return;
    const { heading, line, askedAs } = open;
    const text = open.text.join('\n').trim();
    if (text === '') found.error(line, `«${heading}» is empty`);
    if (text.length > MOST_CHARACTERS)
      found.error(line, `«${heading}» has ${text.length} characters; at most ${MOST_CHARACTERS} are read. Split it`);
    const slug = slugOf(heading);
    const before = seen.get(slug);
    if (before !== undefined) found.error(line, `«${heading}» stands here twice, first on line ${before}`);
    seen.set(slug, line);
    passages.push({
      id: `${stem}#${slug}`,
      language,
      topic,
      heading,
      text,
      askedAs,
      source: `knowledge/${file}:${line}`,
    });
    open = undefined;
  };

  for (let i = body; i < lines.length; i++) {
    const line = lines[i] as string;
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const [, marks, title] = (!fenced && /^(#{1,2})(?!#)\s*(.*?)\s*#*\s*$/.exec(line)) || [];
    const asked = open && ASKED.exec(line);
    if (marks === '#') {
      close();
      if (topic !== '') found.error(i + 1, 'a second `#` heading; one file is one topic');
      else if (!title) found.error(i + 1, 'the heading is empty');
      topic ||= title ?? '';
    } else if (marks === '##') {
      close();
      if (!title || slugOf(title) === '') found.error(i + 1, 'the heading is empty');
      else open = { heading: title, line: i + 1, text: [], askedAs: [] };
    } else if (open && asked) {
      const ways = (asked[1] ?? '')
        .split(';')
        .map((way) => way.trim())
        .filter(Boolean);
      if (ways.length === 0) found.warn(i + 1, 'names no other way to ask');
      open.askedAs.push(...ways);
    } else if (open) {
      if (line.startsWith('>'))
        found.warn(
          i + 1,
          'a quote is shown to nobody unless it begins with «> Спрашивают:» or "> Asked as:"; it is read as text',
        );
      open.text.push(line);
    } else if (line.trim() !== '' && !strayed) {
      strayed = true;
      found.warn(i + 1, 'stands before the first `##` heading and is never found');
    }
  }
  close();
  if (topic === '') found.error(Math.min(body + 1, lines.length), 'needs a `#` heading: what the file is about');
  if (passages.length === 0) found.error(1, 'holds no passage: each begins with a `##` heading');
  return found.broken ? [] : passages.map((passage) => ({ ...passage, topic }));
}

/** Which language, and the index of the first line after it. */
function readFrontMatter(
  lines: string[],
  languages: Language[],
  found: Findings,
): { language: Language; body: number } {
  const first = languages[0] as Language;
  const end = lines[0]?.trim() === '---' ? lines.findIndex((line, i) => i > 0 && line.trim() === '---') : -1;
  if (lines[0]?.trim() === '---' && end < 0) {
    found.error(1, 'the lines between --- and --- have no end');
    return { language: first, body: 1 };
  }
  let language: Language | undefined;
  for (let i = 1; i < end; i++) {
    const [, key, value] = /^\s*([^:#]+?)\s*:\s*(.*?)\s*(?:#.*)?$/.exec(lines[i] as string) ?? [];
    if ((lines[i] as string).trim() === '' || /^\s*#/.test(lines[i] as string)) continue;
    if (key !== 'language')
      found.error(i + 1, `${key ?? (lines[i] as string).trim()}: no such key here; only language`);
    else if (!LANGUAGES.includes(value ?? '')) found.error(i + 1, 'language: must be one of ru, en');
    else {
      if (!languages.includes(value as Language)) found.warn(i + 1, `language: the brand does not speak ${value}`);
      language = value as Language;
    }
  }
  if (!language && languages.length > 1 && !found.broken)
    found.error(
      1,
      'must begin with its language, as the brand speaks two:\n---\nlanguage: ru\n---'.replaceAll('\n', ' '),
    );
  return { language: language ?? first, body: end + 1 };
}

/** «Бронь и её возврат» → "бронь-и-её-возврат" */
const slugOf = (heading: string): string =>
  (
    heading
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join('-');
