import { Tabs } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './page-tabs.module.css';

export interface PageTab<T extends string> {
  id: T;
  label: string;
  /** Beside the label, quieter: a name or a count. */
  note?: ReactNode;
}

interface PageTabsProps<T extends string> {
  label: string;
  tabs: PageTab<T>[];
  value: T;
  onChange: (tab: T) => void;
  children: ReactNode;
}

/** The tabs of a page; on a narrow screen they scroll sideways, the open one in sight. */
export function PageTabs<T extends string>({ label, tabs, value, onChange, children }: PageTabsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const place = tabs.findIndex((tab) => tab.id === value);
  useEffect(() => {
    const tab = list.current?.querySelectorAll<HTMLElement>('[role=tab]')[place];
    if (tab && list.current) list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
  }, [place]);
  const choose = (next: string | null) => {
    const tab = tabs.find((each) => each.id === next);
    if (tab) onChange(tab.id);
  };
  return (
    <Tabs value={value} onChange={choose} keepMounted={false}>
      <Tabs.List ref={list} className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.id} value={tab.id} className={styles.tab}>
            {tab.label}
            {tab.note ? <span className={styles.note}>{tab.note}</span> : null}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={value} className={styles.panel}>{children}</Tabs.Panel>
    </Tabs>
  );
}
