/** What the incident-manager tells of a change: whose part, never what it says. */
export interface LiveChange {
  thing: string;
  operation: string;
  id?: string;
  /** Id of the project that the thing is in. */
  project?: string;
}

export function readLiveChange(message: Record<string, unknown>): LiveChange | undefined {
  const { type, thing, operation, id, project } = message;
  if (type !== 'change' || typeof thing !== 'string' || typeof operation !== 'string') return undefined;
  return { thing, operation, ...(typeof id === 'string' ? { id } : {}), ...(typeof project === 'string' ? { project } : {}) };
}

/** Where the parts of a project stand among the queries. */
const children: Record<string, string> = { sequence: 'sequences', comment: 'comments', call: 'calls', link: 'links', hold: 'holds', custodyEntry: 'custody' };

const properties: Record<string, string[]> = {
  incidentType: ['incidentTypes'], incidentStatus: ['incidentStatuses'], incidentCategory: ['incidentCategories'], incidentCategoryValue: ['incidentCategories'],
  incidentDataField: ['incidentDataFields'], incidentSettings: ['incidentSettings'],
};

export interface Outdated {
  /** Queries to ask again at once. */
  keys: string[][];
  /** Lists and numbers show it, too: to be asked again soon, many changes together. */
  lists: boolean;
}

/** What on screen is no longer true after a change. */
export function outdatedBy({ thing, operation, id, project }: LiveChange): Outdated {
  // No word of the project is another one, but what is recorded of the sequence may be more than it was.
  if (thing === 'sequence' && operation === 'stillKept') return { keys: id && project ? [['incidentStill', id], ['incidentProjects', project, 'sequences']] : [], lists: false };
  const property = properties[thing];
  // A renamed property stands in projects as well.
  if (property) return { keys: [property], lists: thing !== 'incidentSettings' };
  if (!project) return { keys: [], lists: thing === 'incidentProject' };
  const own = ['incidentProjects', project];
  const child = children[thing];
  return { keys: [own.concat(child ?? []), ...(child ? [own] : []), own.concat('activities')], lists: true };
}
