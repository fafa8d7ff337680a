/** Rights on incidents as the role page shows them: a small tree in which each node has one of three levels. */

export type Level = 'none' | 'view' | 'manage';
export const levels: readonly Level[] = ['none', 'view', 'manage'];

export interface RightsNode {
  id: IncidentNode;
  /** Part of an incident project: worth nothing without a look at the project itself. */
  sub?: true;
}

/** The things that privileges of incidents are about. */
export const incidentNodes = [
  { id: 'incidentProperties' },
  { id: 'incidentProject' },
  { id: 'incidentData', sub: true },
  { id: 'incidentComment', sub: true },
  { id: 'incidentSequence', sub: true },
  { id: 'incidentCall', sub: true },
  { id: 'incidentCustody', sub: true },
] as const satisfies { id: string; sub?: true }[];

export type IncidentNode = (typeof incidentNodes)[number]['id'];

/** What is given with a single tick, all of it part of a project. */
export const incidentTicks = [
  'incidentActivity.view', 'incidentReport.generate', 'incidentProject.export', 'incidentProject.hold', 'incidentProject.delete',
] as const;

export function levelOf(node: IncidentNode, chosen: readonly string[]): Level {
  if (chosen.includes(`${node}.manage`)) return 'manage';
  return chosen.includes(`${node}.view`) ? 'view' : 'none';
}

/** The selection with a node at another level. Parts bring a look at the project with them, and go with it. */
export function withLevel(node: IncidentNode, level: Level, chosen: readonly string[]): string[] {
  const others = chosen.filter((privilege) => privilege !== `${node}.view` && privilege !== `${node}.manage`);
  if (node === 'incidentProject' && level === 'none') return others.filter((privilege) => !isPartOfProject(privilege));
  const given = level === 'none' ? [] : level === 'view' ? [`${node}.view`] : [`${node}.view`, `${node}.manage`];
  const sub = incidentNodes.some((other) => other.id === node && 'sub' in other);
  return sub && level !== 'none' ? withProject([...others, ...given]) : [...others, ...given];
}

export function withTick(privilege: string, on: boolean, chosen: readonly string[]): string[] {
  const others = chosen.filter((other) => other !== privilege);
  return on ? withProject([...others, privilege]) : others;
}

/** A manager who may not look would find every page closed: what is written down always has both. */
function withProject(chosen: string[]): string[] {
  return chosen.includes('incidentProject.view') ? chosen : [...chosen, 'incidentProject.view'];
}

function isPartOfProject(privilege: string): boolean {
  return (incidentTicks as readonly string[]).includes(privilege) || incidentNodes.some((node) => 'sub' in node && privilege.startsWith(`${node.id}.`));
}
