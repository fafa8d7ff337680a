import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { readInstant, VigieError } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { listPage } from '@vigie/platform/persistence';

interface Timed extends ObjectLiteral {
  id: string;
  time: Date;
}

/**
 * One page, by number or by cursor. A cursor is where the page before ended, so rows that come in meanwhile shift nothing;
 * there is one only where the list is sorted by time.
 */
export async function pageOf<T extends Timed>(qb: SelectQueryBuilder<T>, alias: string, query: ListQuery, columns: Record<string, string>, cursor?: string): Promise<{ rows: T[]; cursor?: string }> {
  const [order] = query.orderBy;
  const byTime = order?.column === 'time' && query.orderBy.length === 1;
  if (cursor && !byTime) throw new VigieError('cursor.invalid', { property: 'cursor' });
  if (cursor && byTime) {
    const { time, id } = decode(cursor);
    qb.andWhere(`(${alias}.time, ${alias}.id) ${order.direction === 'ASC' ? '>' : '<'} (:cursorTime, :cursorId)`, { cursorTime: time, cursorId: id });
  }
  const { rows, more } = await listPage(qb, alias, cursor ? { ...query, page: 0 } : query, columns);
  const last = rows.at(-1);
  return { rows, ...(more && byTime && last ? { cursor: encode(last) } : {}) };
}

const encode = ({ time, id }: Timed): string => Buffer.from(`${time.toISOString()} ${id}`).toString('base64url');

function decode(cursor: string): { time: Date; id: string } {
  const [, time = '', id = ''] = /^(\S+) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const instant = readInstant(time);
  if (id === '' || !instant) throw new VigieError('cursor.invalid', { property: 'cursor' });
  return { time: instant, id };
}
