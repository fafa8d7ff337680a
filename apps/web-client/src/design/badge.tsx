import type { ReactNode } from 'react';
import styles from './badge.module.css';

export type Tone = 'neutral' | 'accent' | 'good' | 'attention' | 'danger';

/** A word of state. The word says it; the colour only helps. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={styles.badge} data-tone={tone}>{children}</span>;
}

/** A dot before a word, for rows where a filled badge would shout. */
export function Mark({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={styles.mark} data-tone={tone}>{children}</span>;
}
