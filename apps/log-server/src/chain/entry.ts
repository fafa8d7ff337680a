/** Members of an entry in the order of its canonical form: never changed, only added to under a new form. */
export const chainedFields = [
  'id', 'time', 'receivedAt', 'site', 'service', 'log', 'category', 'operation', 'userId', 'userName', 'userKind',
  'objectType', 'objectId', 'objectName', 'privilege', 'outcome', 'reason', 'clientAddress', 'details',
] as const;

export type ChainedField = (typeof chainedFields)[number];

/** An entry as it is hashed and stored: texts only; times in UTC with six digits, details as JSON with sorted keys. */
export type ChainedEntry = Record<ChainedField, string | null>;

/** An entry in its place. Hashes are SHA-256 in hex. */
export interface ChainLink {
  sequence: number;
  entry: ChainedEntry;
  previousHash: string;
  hash: string;
}

/** Where a chain ends: the number and hash of its last entry. */
export interface ChainEnd {
  sequence: number;
  hash: string;
}

/** What the head of the log says: where the chain ends, and number and time (ISO 8601) of the last seal; 0: not sealed yet. */
export interface HeadState extends ChainEnd {
  seal: number;
  sealTime?: string;
}

/** A chain without entries. */
export const chainStart: ChainEnd = { sequence: 0, hash: '0'.repeat(64) };
