import { foldText } from '@vigie/contracts/fold-text';
import type { ChildCamera } from '../api/types';

/** Cameras of one site to choose from. */
export interface CameraGroup {
  /** The child site's id; empty for this site. */
  site: string;
  group: string;
  items: { value: string; label: string }[];
}

interface SiteNames {
  /** What this site is called here. */
  own: string;
  /** For a child site whose name the person may not see. */
  child: string;
}

const byName = (one: string, other: string): number => one.localeCompare(other, undefined, { numeric: true, sensitivity: 'base' });

/** The cameras of this site, then those of its child sites, site by site; groups without a camera are left out. */
export function camerasBySite(own: readonly { id: string; name: string }[], children: readonly ChildCamera[], names: SiteNames): CameraGroup[] {
  const taken = new Set(own.map(({ id }) => id));
  const sites = new Map<string, CameraGroup>();
  for (const { id, name, site, siteName } of children) {
    // The same camera seen twice, here and through a child: it is this site's.
    if (taken.has(id)) continue;
    const group = sites.get(site.id) ?? { site: site.id, group: siteName ?? names.child, items: [] };
    sites.set(site.id, { ...group, items: [...group.items, { value: id, label: name }] });
  }
  const groups = [{ site: '', group: names.own, items: own.map(({ id, name }) => ({ value: id, label: name })) }, ...[...sites.values()].toSorted((a, b) => byName(a.group, b.group))];
  return groups.filter(({ items }) => items.length > 0).map((group) => ({ ...group, items: group.items.toSorted((a, b) => byName(a.label, b.label)) }));
}

/** Groups whose cameras, or whose own name, have every word of the text; no more than `most` cameras in all. */
export function matchingCameras(groups: readonly CameraGroup[], text: string, most: number): CameraGroup[] {
  const words = foldText(text).split(/\s+/).filter(Boolean);
  let left = most;
  return groups.map((group) => {
    const items = group.items.filter(({ label }) => words.every((word) => foldText(`${label} ${group.group}`).includes(word))).slice(0, left);
    left -= items.length;
    return { ...group, items };
  }).filter(({ items }) => items.length > 0);
}
