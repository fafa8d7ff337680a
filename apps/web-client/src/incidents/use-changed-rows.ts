import { useEffect, useRef, useState } from 'react';
import type { IncidentProject } from '../api/incident-types';

const SHOWN_MS = 2_500;

/** Rows that have changed since they were last on screen; those that are new on screen are not. */
export function useChangedRows(incidents: IncidentProject[]): ReadonlySet<string> {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const known = useRef(new Map<string, string | undefined>());
  useEffect(() => {
    const now = new Map(incidents.map((incident) => [incident.id, incident.modifiedAt]));
    const ids = [...now].filter(([id, time]) => known.current.has(id) && known.current.get(id) !== time).map(([id]) => id);
    known.current = new Map([...known.current, ...now]);
    if (ids.length > 0) setChanged(new Set(ids));
  }, [incidents]);
  useEffect(() => {
    if (changed.size === 0) return undefined;
    const timer = setTimeout(() => setChanged(new Set()), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [changed]);
  return changed;
}
