import type { IncidentCategory } from '../api/incident-types';

/** What may change of a category or a field of incident data. */
export interface Switched {
  enabled: boolean;
  name: string;
  description: string;
}

export type SwitchedDrafts = ReadonlyMap<string, Switched>;

export function savedState({ enabled, name, description }: IncidentCategory): Switched {
  return { enabled, name, description: description ?? '' };
}

/** Keeps what differs from what is saved; what was set back is forgotten. */
export function withDraft(drafts: SwitchedDrafts, item: IncidentCategory, change: Partial<Switched>): SwitchedDrafts {
  const saved = savedState(item);
  const next = { ...(drafts.get(item.id) ?? saved), ...change };
  const others = new Map(drafts);
  if (Object.keys(changesOf(item, next)).length === 0) others.delete(item.id);
  else others.set(item.id, next);
  return others;
}

/** The members to send: only those that differ. */
export function changesOf(item: IncidentCategory, next: Switched): Partial<Switched> {
  const saved = savedState(item);
  return {
    ...(next.enabled !== saved.enabled ? { enabled: next.enabled } : {}),
    ...(next.name.trim() !== saved.name ? { name: next.name.trim() } : {}),
    ...(next.description.trim() !== saved.description ? { description: next.description.trim() } : {}),
  };
}

/** People see the name as the label: without one nothing can be switched on. */
export function lacksName(state: Switched): boolean {
  return state.enabled && !state.name.trim();
}
