import type { Notice } from './notice';

/** The notices of this page, newest first; gone with it. */
const MOST = 30;

let notices: readonly Notice[] = [];
let unseen = 0;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

export const noticeStore = {
  list: () => notices,
  unseen: () => unseen,
  has: (id: string) => notices.some((notice) => notice.id === id),
  add(notice: Notice): void {
    notices = [notice, ...notices].slice(0, MOST);
    unseen += 1;
    tell();
  },
  seen(): void {
    if (unseen === 0) return;
    unseen = 0;
    tell();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
