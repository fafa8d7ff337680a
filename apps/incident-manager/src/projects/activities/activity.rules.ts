import type { IncidentChange, IncidentOperation } from '@vigie/contracts';

/** A value as the log keeps it: text, an ISO time, or something defined by administrators under the name it had. */
export type StoredValue = string | { id: string; name: string };

/** One member that changed; what is absent was empty. */
export interface StoredChange {
  property: string;
  before?: StoredValue;
  after?: StoredValue;
}

export interface Step {
  operation: IncidentOperation;
  changes: StoredChange[];
  details: Record<string, string | number | boolean>;
}

/** A project as its log tells it. */
export interface Replayed {
  deleted: boolean;
  members: Record<string, StoredValue>;
  /** By id of the sequence. */
  sequences: Record<string, { camera: string; startTime: string; endTime: string }>;
  /** Text by id of the comment. */
  comments: Record<string, StoredValue>;
  /** Members by id of the call. */
  calls: Record<string, Record<string, StoredValue>>;
}

const key = (value: StoredValue | undefined): string | undefined => (typeof value === 'object' ? value.id : value);

/** What differs between two sets of members, in a fixed order. */
export function difference(before: Record<string, StoredValue | undefined>, after: Record<string, StoredValue | undefined>): StoredChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((property) => key(before[property]) !== key(after[property]))
    .map((property) => {
      const change: StoredChange = { property };
      if (before[property] !== undefined) change.before = before[property];
      if (after[property] !== undefined) change.after = after[property];
      return change;
    });
}

const label = (value: StoredValue): string => (typeof value === 'object' ? value.name : value);

/** A change as people read it: names instead of ids. */
export const readable = ({ property, before, after }: StoredChange): IncidentChange => ({
  property, ...(before === undefined ? {} : { before: label(before) }), ...(after === undefined ? {} : { after: label(after) }),
});

type Player = (state: Replayed, step: Step) => void;

function apply(members: Record<string, StoredValue>, changes: readonly StoredChange[]): void {
  for (const { property, after } of changes) {
    if (after === undefined) delete members[property];
    else members[property] = after;
  }
}

const applyMembers: Player = ({ members }, { changes }) => apply(members, changes);

const writeCall: Player = ({ calls }, { changes, details }) => apply((calls[String(details.call)] ??= {}), changes);

const writeComment: Player = ({ comments }, { changes, details }) => {
  comments[String(details.comment)] = changes.find(({ property }) => property === 'text')?.after ?? '';
};

const players: Partial<Record<IncidentOperation, Player>> = {
  'project.created': applyMembers,
  'project.changed': applyMembers,
  'project.deleted': (state) => {
    state.deleted = true;
  },
  'sequence.added': ({ sequences }, { details }) => {
    sequences[String(details.sequence)] = { camera: String(details.camera), startTime: String(details.startTime), endTime: String(details.endTime) };
  },
  'sequence.removed': ({ sequences }, { details }) => {
    delete sequences[String(details.sequence)];
  },
  'comment.added': writeComment,
  'comment.changed': writeComment,
  'call.added': writeCall,
  'call.changed': writeCall,
  'call.removed': ({ calls }, { details }) => {
    delete calls[String(details.call)];
  },
  'comment.removed': ({ comments }, { details }) => {
    delete comments[String(details.comment)];
  },
};

/** Plays a project's log, oldest step first: what comes out is the project. */
export function replay(steps: readonly Step[]): Replayed {
  const state: Replayed = { deleted: false, members: {}, sequences: {}, comments: {}, calls: {} };
  for (const step of steps) players[step.operation]?.(state, step);
  return state;
}
