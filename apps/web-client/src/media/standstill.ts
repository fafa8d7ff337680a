const patienceMs = 2_500;
const intervals = 3;
/** Slower cameras exist; a picture that has stood this long is worth a word all the same. */
const longestPatienceMs = 15_000;
/** How much one more picture changes what is known of the interval between them. */
const share = 0.2;

/** What is known of the pictures of one live view: when the last one came to the screen, and how far apart they are, in milliseconds. */
export interface Pictures {
  lastAt: number;
  intervalMs: number;
}

/** One more picture at `now`, by a clock that only goes forward. */
export function onePicture(pictures: Pictures, now: number): Pictures {
  const gap = now - pictures.lastAt;
  const intervalMs = gap > longestPatienceMs ? pictures.intervalMs : pictures.intervalMs + (gap - pictures.intervalMs) * share;
  return { lastAt: now, intervalMs };
}

/** Whether the picture stands still: two and a half seconds, or three of its intervals, without a new one (whatever stopped it). */
export const standsStill = ({ lastAt, intervalMs }: Pictures, now: number): boolean =>
  now - lastAt > Math.min(longestPatienceMs, Math.max(patienceMs, intervals * intervalMs));
