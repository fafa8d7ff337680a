import type { IncidentCategory } from '../api/incident-types';
import { entered, insisted, toSave, yielded, type Edit } from './edit';

/** What may change of a category or a field of incident data. */
export type Switched = Pick<IncidentCategory, 'enabled' | 'name'> & { description: string };

/** What is entered, by id. */
export type SwitchedDrafts = ReadonlyMap<string, Edit<Switched>>;

export function savedState({ enabled, name, description }: Pick<IncidentCategory, 'enabled' | 'name' | 'description'>): Switched {
  return { enabled, name, description: description ?? '' };
}

/** Keeps what differs from what is saved; what was set back is forgotten. */
export function withDraft(drafts: SwitchedDrafts, item: IncidentCategory, change: Partial<Switched>): SwitchedDrafts {
  return put(drafts, item.id, entered(drafts.get(item.id), savedState(item), change));
}

/** After a choice between what is entered here and what somebody else saved. */
export function decided(drafts: SwitchedDrafts, item: IncidentCategory, whose: 'mine' | 'theirs'): SwitchedDrafts {
  const edit = drafts.get(item.id);
  return edit ? put(drafts, item.id, (whose === 'mine' ? insisted : yielded)(edit, savedState(item))) : drafts;
}

/** Whether there is something to save; a blank is not. */
export function isChanged(drafts: SwitchedDrafts, id: string): boolean {
  const edit = drafts.get(id);
  return edit !== undefined && Object.keys(toSave(edit)).length > 0;
}

/** People see the name as the label: without one nothing can be switched on. */
export function lacksName(state: Switched): boolean {
  return state.enabled && !state.name.trim();
}

function put(drafts: SwitchedDrafts, id: string, edit: Edit<Switched> | undefined): SwitchedDrafts {
  const others = new Map(drafts);
  if (edit) others.set(id, edit);
  else others.delete(id);
  return others;
}
