import { isSoundText, readInstant, VigieError } from '@vigie/contracts';

/** Orders in which a list can go on where it stopped: columns that are never empty. */
export const cursorColumns = ['createdAt', 'modifiedAt', 'number'] as const;
export type CursorColumn = (typeof cursorColumns)[number];

/** Where a page stopped: the order, and the last row in it. */
export interface Cursor {
  column: CursorColumn;
  direction: 'ASC' | 'DESC';
  value: string;
  id: string;
}

export const isCursorColumn = (column: string): column is CursorColumn => (cursorColumns as readonly string[]).includes(column);

export const encodeCursor = ({ column, direction, value, id }: Cursor): string => Buffer.from(JSON.stringify([column, direction, value, id])).toString('base64url');

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a cursor as it was given out; anything else is `query.invalid`. */
export function decodeCursor(text: string): Cursor {
  const parts = parse(text);
  const [column, direction, value, id] = Array.isArray(parts) ? (parts as unknown[]) : [];
  const sound = typeof column === 'string' && isCursorColumn(column) && (direction === 'ASC' || direction === 'DESC')
    && typeof value === 'string' && typeof id === 'string' && guid.test(id);
  if (!sound || (column === 'number' ? !isSoundText(value) : !readInstant(value))) {
    throw new VigieError('query.invalid', { property: 'cursor', params: { detail: 'send the cursor as it came' } });
  }
  return { column, direction, value, id };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}
