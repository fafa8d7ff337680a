import type { ReactNode } from 'react';
import { useEffect } from 'react';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** One line under the title: what this page is for, or where the object belongs. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** Fills the window instead of scrolling: live, playback. */
  filling?: boolean;
  children: ReactNode;
}

/** Title, actions and content of every page; also the title of the browser's tab. */
export function Page({ title, lead, actions, filling, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Vigie`;
  }, [title]);
  return (
    <div className={filling ? styles.filling : styles.page}>
      <header className={styles.header}>
        <div className={styles.titles}>
          <h1>{title}</h1>
          {lead ? <p className={styles.lead}>{lead}</p> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
