/** Code points as sorted stretches, both ends included. */
export type CodePoints = readonly (readonly [number, number])[];

/** Reads `U+41,U+61-7A`, as style sheets write which characters a font file has. */
export function readCodePoints(text: string): CodePoints {
  const stretches = text.split(',').map((part): [number, number] => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
  return stretches.sort(([left], [right]) => left - right);
}

/** The same from a list of single code points. */
export function stretchesOf(codePoints: readonly number[]): CodePoints {
  const stretches: [number, number][] = [];
  for (const codePoint of [...codePoints].sort((left, right) => left - right)) {
    const last = stretches.at(-1);
    if (last && codePoint <= last[1] + 1) last[1] = codePoint;
    else stretches.push([codePoint, codePoint]);
  }
  return stretches;
}

/** Whether a code point is in one of the stretches. */
export function isIn(stretches: CodePoints, codePoint: number): boolean {
  let [low, high] = [0, stretches.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = stretches[middle] ?? [0, -1];
    if (codePoint < from) high = middle - 1;
    else if (codePoint > to) low = middle + 1;
    else return true;
  }
  return false;
}
