import { useEffect, useRef, useState } from 'react';
import type { IncidentProject } from '../api/incident-types';
import { plainMembers, sameValue, valueOf, type Member, type MemberIds, type MemberValue } from './members';
import type { Saver } from './saver';

/** Long enough to be noticed, short enough not to be in the way. */
const SHOWN_MS = 3_000;

/** Members that changed on screen although nobody changed them here. */
export function useForeignChanges(project: IncidentProject, ids: MemberIds, saver: Saver): ReadonlySet<Member> {
  const [foreign, setForeign] = useState<ReadonlySet<Member>>(new Set());
  const before = useRef<{ project: IncidentProject; values: Map<Member, MemberValue> }>(undefined);
  useEffect(() => {
    const values = valuesOf(project, ids);
    const old = before.current;
    before.current = { project, values };
    // Properties that came later are no change of the project.
    if (!old || old.project === project || old.project.id !== project.id) return;
    const changed = changedMembers(old.values, values).filter((member) => !saver.isOwn(member, values.get(member) ?? null));
    if (changed.length > 0) setForeign(new Set(changed));
  }, [project, ids, saver]);
  useEffect(() => {
    if (foreign.size === 0) return undefined;
    const timer = setTimeout(() => setForeign(new Set()), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [foreign]);
  return foreign;
}

function valuesOf(project: IncidentProject, ids: MemberIds): Map<Member, MemberValue> {
  const members = [...plainMembers, ...([...ids.keys()] as Member[])];
  return new Map(members.map((member) => [member, valueOf(project, member, ids)]));
}

export function changedMembers(old: ReadonlyMap<Member, MemberValue>, next: ReadonlyMap<Member, MemberValue>): Member[] {
  return [...next].filter(([member, value]) => old.has(member) && !sameValue(old.get(member) ?? null, value)).map(([member]) => member);
}
