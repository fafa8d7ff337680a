import { VigieError } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import type { Span } from '../store/spans.rules.js';

/** Columns that recordings can be filtered by. */
export const recordingColumns = { camera: 'guid', startTime: 'time', endTime: 'time' } as const;

/**
 * The camera and the window that a list asks for. `startTime=lt:` and `endTime=gt:` choose what overlaps, `startTime=gt:` and
 * `endTime=lt:` cut; both read the same here, as spans are cut to the window. Throws `query.invalid` without a camera.
 */
export function readRecordingQuery({ filters }: ListQuery): { camera: string; window: Span } {
  const camera = filters.find(({ column, operator }) => column === 'camera' && operator === 'equals')?.value;
  if (typeof camera !== 'string') throw new VigieError('query.invalid', { property: 'camera', params: { detail: "name one camera: camera='id'" } });
  const bounds = filters.flatMap(({ operator, value }) => (value instanceof Date ? [{ operator, at: value.getTime() }] : []));
  const from = Math.max(0, ...bounds.filter(({ operator }) => operator === 'gt').map(({ at }) => at));
  const to = Math.min(Number.MAX_SAFE_INTEGER, ...bounds.filter(({ operator }) => operator === 'lt').map(({ at }) => at));
  return { camera, window: { from, to } };
}
