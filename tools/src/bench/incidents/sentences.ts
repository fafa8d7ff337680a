/** Words of the benchmark whose frequency is known; no made-up word contains them. The strange one stands nowhere, nor do its letters in this order. */
export const words = { rare: 'tourniquet', seldom: 'umbrella', common: 'corridor', strange: 'zygomorphic' };

const syllables = ['ba', 'den', 'fo', 'gar', 'hil', 'ka', 'len', 'mor', 'nis', 'pol', 'ra', 'san', 'tep', 'vin', 'wes', 'lo', 'mu', 'ter', 'si', 'bro'];

/** The same figures in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Made-up words of two to four syllables; few of them are used often, most seldom, as in any language. */
function vocabulary(size: number, random: () => number): string[] {
  const found = new Set<string>();
  while (found.size < size) {
    found.add(Array.from({ length: 2 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() * syllables.length)] ?? '').join(''));
  }
  return [...found];
}

const longSyllables = syllables.filter(({ length }) => length === 3);

/** A word that stands nowhere, another one for each number: longer than any, of the syllables that all are made of, as names and slips of the pen are. */
export function absentWord(number: number): string {
  const random = generator(number + 1);
  return Array.from({ length: 5 }, () => longSyllables[Math.floor(random() * longSyllables.length)] ?? '').join('');
}

/** Sentences that texts are put together from; one of fifty has the common word. */
export function sentences(count: number): string[] {
  const random = generator(7);
  const known = vocabulary(5_000, random);
  const word = (): string => known[Math.floor(known.length ** random()) - 1] ?? '';
  return Array.from({ length: count }, (_, number) => {
    const chosen = Array.from({ length: 6 + Math.floor(random() * 7) }, word);
    if (number % 50 === 0) chosen[3] = words.common;
    return `${chosen.join(' ')}.`;
  });
}
