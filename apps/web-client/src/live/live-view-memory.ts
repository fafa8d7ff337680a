/** The last live view of this browser: camera ids only. */
const KEY = 'vigie.live';

export function recallView(): string[] {
  const stored = localStorage.getItem(KEY);
  return stored ? stored.split(',').filter(Boolean) : [];
}

export function rememberView(cameras: readonly string[]): void {
  localStorage.setItem(KEY, cameras.join(','));
}

const NAMES = 'vigie.live.names';

/** Whether tiles show their camera's name all the time; they do unless somebody switched it off. */
export const recallNames = (): boolean => localStorage.getItem(NAMES) !== 'off';

export function rememberNames(shown: boolean): void {
  if (shown) localStorage.removeItem(NAMES);
  else localStorage.setItem(NAMES, 'off');
}
