/** The last live view of this browser: camera ids only. */
const KEY = 'vigie.live';

export function recallView(): string[] {
  const stored = localStorage.getItem(KEY);
  return stored ? stored.split(',').filter(Boolean) : [];
}

export function rememberView(cameras: readonly string[]): void {
  localStorage.setItem(KEY, cameras.join(','));
}
