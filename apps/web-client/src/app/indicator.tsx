import type { ReactNode } from 'react';
import styles from './indicator.module.css';

/** A small count on an icon. The number belongs into the button's name, too. */
export function Indicator({ count, children }: { count: number; children: ReactNode }) {
  return (
    <span className={styles.holder}>
      {children}
      {count > 0 ? <span className={styles.count} aria-hidden>{count > 99 ? '99+' : count}</span> : null}
    </span>
  );
}
