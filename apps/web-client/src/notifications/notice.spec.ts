import { readNotice } from './notice';

const message = {
  type: 'notification', id: 'n1', kind: 'alarm', change: 'raised', time: '2026-11-22T10:00:00.000Z',
  alarm: { type: 'alarms', id: 'a1', name: 'Signal lost' }, source: { type: 'cameras', id: 'c1', name: 'Entrance' },
};

describe('[PN-02] a notice in the open client', () => {
  it('names alarm, source and time', () => {
    expect(readNotice(message)).toEqual({ id: 'n1', alarm: 'a1', name: 'Signal lost', source: 'Entrance', time: '2026-11-22T10:00:00.000Z', over: false });
  });

  it('tells the end from the beginning', () => {
    expect(readNotice({ ...message, change: 'ended' })?.over).toBe(true);
  });

  it('passes over everything else', () => {
    expect(readNotice({ type: 'greeting' })).toBeUndefined();
    expect(readNotice({ type: 'notification', id: 'n1' })).toBeUndefined();
  });
});
