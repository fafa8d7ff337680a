/** Failed tries on one account, from devices it does not know, before the next ones are slowed down. */
export const freeTries = 5;
/** Longest time between two tries, in seconds: guessing gets hopeless, and nobody is ever locked out (ID-19). */
export const longestPause = 60;
/** Failures are forgotten after so many seconds without one. */
export const memory = 15 * 60;
/** Failed tries from one address, on whatever accounts, in `addressMemory` seconds. */
export const triesPerAddress = 50;
export const addressMemory = 5 * 60;

/** How long the next try must wait, in seconds, after so many that failed: 1, 2, 4 … up to the longest pause. */
export const pauseAfter = (failures: number): number =>
  failures < freeTries ? 0 : Math.min(longestPause, 2 ** Math.min(failures - freeTries, 10));
