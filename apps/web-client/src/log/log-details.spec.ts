import { detailRows } from './log-details';

const entry = {
  id: 'e', time: '2026-11-22T10:00:00.000Z', service: 'mobile-server', log: 'audit', category: 'media', operation: 'playback.started', outcome: 'success' as const,
};

describe('[LG-02] details of a log entry', () => {
  it('has a row for everything that is said, and none for what is not', () => {
    const rows = detailRows({ ...entry, user: { name: 'Ada' }, details: { speed: 4, sound: false } });
    expect(rows.map((row) => row.name)).toEqual(['time', 'service', 'log', 'category', 'operation', 'user', '· speed', '· sound']);
    expect(rows.at(-1)?.value).toBe('false');
  });

  it('keeps an own detail apart from a member of the same name', () => {
    const names = detailRows({ ...entry, details: { time: 'x' } }).map((row) => row.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names objects with type and id', () => {
    const row = detailRows({ ...entry, object: { type: 'cameras', id: 'c1', name: 'Entrance' } }).find((found) => found.name === 'object');
    expect(row?.value).toBe('Entrance, cameras c1');
  });
});
