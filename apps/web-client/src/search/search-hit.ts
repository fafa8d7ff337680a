import { foldText } from '@vigie/contracts/fold-text';

export interface SearchHit {
  key: string;
  kind: 'page' | 'camera' | 'person' | 'incident' | 'action';
  label: string;
  open: () => void;
}

/** How well a label answers a text: 0 not at all, more is better. Every word must occur; starts of words count more. */
export function score(label: string, text: string): number {
  const haystack = foldText(label);
  let total = 0;
  for (const word of foldText(text).split(/\s+/).filter(Boolean)) {
    const at = haystack.indexOf(word);
    if (at < 0) return 0;
    total += at === 0 ? 3 : /[\s\-_.]/.test(haystack.charAt(at - 1)) ? 2 : 1;
  }
  return total;
}

/** Best first; equal ones keep their order. An empty text keeps all. */
export function rank(hits: SearchHit[], text: string, most: number): SearchHit[] {
  if (!text.trim()) return hits.slice(0, most);
  return hits
    .map((hit) => ({ hit, points: score(hit.label, text) }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, most)
    .map(({ hit }) => hit);
}
