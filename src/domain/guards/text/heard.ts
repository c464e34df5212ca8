// How much of what the client said is read: the newest words, and no run without end. He writes what he likes, sixty times four
// thousand characters of digits too, and reading costs the square of it: half a minute, in which nobody else is answered.

const NEWEST_CHARACTERS = 6_000;
const OF_ONE_MESSAGE = 1_500;
const OF_ONE_WORD = 80;

/** Oldest first, as given. What is left out can only make the guards stricter: a number not heard is not the client's. */
export function heard(clientSaid: readonly string[]): string[] {
  const kept: string[] = [];
  let left = NEWEST_CHARACTERS;
  for (const message of [...clientSaid].reverse()) {
    if (left <= 0) break;
    const text = message
      .slice(0, Math.min(OF_ONE_MESSAGE, left))
      .replace(LONG_WORD, (word) => word.slice(0, OF_ONE_WORD));
    left -= text.length;
    kept.push(text);
  }
  return kept.reverse();
}

const LONG_WORD = new RegExp(`\\S{${OF_ONE_WORD + 1},}`, 'g');
