import type { ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** Without inner margin: tables and lists bring their own. */
  flush?: boolean;
  label?: string;
}

export function Panel({ title, actions, children, flush, label }: PanelProps) {
  return (
    <section className={styles.panel} aria-label={label ?? (typeof title === 'string' ? title : undefined)}>
      {title || actions ? (
        <header className={styles.header}>
          <h2>{title}</h2>
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </header>
      ) : null}
      <div className={flush ? undefined : styles.body}>{children}</div>
    </section>
  );
}
