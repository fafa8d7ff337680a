import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { IncidentCategory } from '../api/incident-types';
import { changeable } from './changeable';
import { conflictsOf, shown } from './edit';
import { saveEdit } from './save-edit';
import { decided, isChanged, savedState, withDraft, type Switched, type SwitchedDrafts } from './switched-drafts';

/** A category or a field of incident data, where it is and what it is called here. */
export interface SwitchedItem {
  item: IncidentCategory;
  path: string;
  label: string;
}

/** Changes to several of them, saved together; never over what somebody else has saved since one began. */
export function useSwitchedEdit(items: SwitchedItem[]) {
  const client = useQueryClient();
  const [drafts, setDrafts] = useState<SwitchedDrafts>(new Map());
  const changed = items.filter(({ item }) => isChanged(drafts, item.id));
  const save = useMutation({
    mutationFn: async () => {
      const saved = new Set<string>();
      try {
        for (const { item, path } of changed) {
          const edit = drafts.get(item.id);
          if (edit && await saveEdit(changeable<IncidentCategory>(path), edit, savedState) === undefined) saved.add(item.id);
        }
      } finally {
        await Promise.all(['incidentCategories', 'incidentDataFields'].map((key) => client.invalidateQueries({ queryKey: [key] })));
        setDrafts((old) => new Map([...old].filter(([id]) => !saved.has(id))));
      }
    },
  });
  const conflictsIn = ({ item }: SwitchedItem) => {
    const edit = drafts.get(item.id);
    return edit ? conflictsOf(edit, savedState(item)) : [];
  };
  return {
    changed, save, conflictsIn,
    conflicting: changed.filter((each) => conflictsIn(each).length > 0),
    stateOf: (item: IncidentCategory): Switched => shown(drafts.get(item.id), savedState(item)),
    enter: (item: IncidentCategory, change: Partial<Switched>) => {
      save.reset();
      setDrafts((old) => withDraft(old, item, change));
    },
    decide: (item: IncidentCategory, whose: 'mine' | 'theirs') => setDrafts((old) => decided(old, item, whose)),
    discard: () => {
      save.reset();
      setDrafts(new Map());
    },
  };
}
