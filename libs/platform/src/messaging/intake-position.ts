import type { EntityManager } from 'typeorm';

/** How far a consumer came: the last message whose effect is committed. */
export interface Position {
  /** When the stream was made; another time is another stream. */
  streamCreated: string;
  sequence: number;
  messageId?: string;
}

/** Somebody else moved the position: this copy is no longer the one that hears. */
export class PositionMoved extends Error {}

export async function readPosition(manager: EntityManager, consumer: string): Promise<Position | undefined> {
  const [row] = await manager.query<{ stream_created: string; stream_sequence: string; message_id: string | null }[]>(
    'SELECT stream_created, stream_sequence, message_id FROM intake_position WHERE consumer = $1', [consumer]);
  return row && { streamCreated: row.stream_created, sequence: Number(row.stream_sequence), ...(row.message_id ? { messageId: row.message_id } : {}) };
}

/** Sets where to go on: at the first start, and where the stream is not the one that was read before. */
export async function resetPosition(manager: EntityManager, consumer: string, position: Position): Promise<void> {
  await manager.query(
    `INSERT INTO intake_position (consumer, stream_created, stream_sequence) VALUES ($1, $2, $3)
     ON CONFLICT (consumer) DO UPDATE SET stream_created = $2, stream_sequence = $3, message_id = NULL, moved_at = now()`,
    [consumer, position.streamCreated, position.sequence]);
}

/**
 * Moves the position and remembers the messages in one statement, the first of the transaction that has their effect.
 * The row lock lets one transaction through at a time, the comparison stops a copy that fell behind. Returns the ids
 * that were not heard before. Throws `PositionMoved`.
 */
export async function advance(manager: EntityManager, consumer: string, from: Position, to: Position, messageIds: readonly string[]): Promise<Set<string>> {
  const [row] = await manager.query<{ moved: number; fresh: string[] | null }[]>(
    `WITH moved AS (
       UPDATE intake_position SET stream_sequence = $4, message_id = $5, moved_at = now()
        WHERE consumer = $1 AND stream_created = $2 AND stream_sequence = $3 RETURNING 1
     ), fresh AS (
       INSERT INTO inbox (consumer, message_id)
       SELECT $1, heard.id FROM unnest($6::uuid[]) AS heard (id) WHERE EXISTS (SELECT FROM moved)
       ON CONFLICT DO NOTHING RETURNING message_id
     )
     SELECT (SELECT count(*)::int FROM moved) AS moved,
            CASE WHEN (SELECT count(*) FROM fresh) < cardinality($6::uuid[]) THEN ARRAY(SELECT message_id FROM fresh) END AS fresh`,
    [consumer, from.streamCreated, from.sequence, to.sequence, to.messageId ?? null, messageIds]);
  if (row?.moved !== 1) throw new PositionMoved(`${consumer} was moved by another copy`);
  // Nearly always all are fresh: then they need not travel back.
  return new Set(row.fresh ?? messageIds);
}
