import { readAlarmFrame, readNotice } from './notice';

const message = {
  type: 'notification', id: 'n1', kind: 'alarm', change: 'raised', time: '2026-11-22T10:00:00.000Z',
  alarm: { type: 'alarms', id: 'a1', name: 'Signal lost' }, source: { type: 'cameras', id: 'c1', name: 'Entrance' },
};

describe('[PN-02] a notice in the open client', () => {
  it('names alarm, source and time', () => {
    expect(readNotice(message)).toEqual({ id: 'n1', alarm: 'a1', name: 'Signal lost', source: 'Entrance', time: '2026-11-22T10:00:00.000Z', over: false });
  });

  it('tells the end from the beginning', () => {
    const now = new Date('2026-11-22T10:05:00.000Z');
    expect(readNotice({ ...message, change: 'ended' }, now)).toMatchObject({ over: true, time: now.toISOString() });
  });

  it('passes over everything else', () => {
    expect(readNotice({ type: 'greeting' })).toBeUndefined();
    expect(readNotice({ type: 'notification', id: 'n1' })).toBeUndefined();
  });
});

describe('[EV-03] a frame of the alarm socket', () => {
  const frame = { type: 'alarm', change: 'raised', detail: 'recurred', alarm: { id: 'a1', name: 'Signal lost', time: '2026-11-22T10:00:00.000Z', lastTime: '2026-11-22T10:30:00.000Z' } };

  it('is news when an alarm comes or comes back', () => {
    expect(readAlarmFrame(frame)).toMatchObject({ alarm: 'a1', name: 'Signal lost', over: false });
  });

  it('is other news when the same alarm comes back once more', () => {
    const later = { ...frame, alarm: { ...frame.alarm, lastTime: '2026-11-22T11:00:00.000Z' } };
    expect(readAlarmFrame(later)?.id).not.toBe(readAlarmFrame(frame)?.id);
  });

  it('is no news when somebody takes it or comments on it', () => {
    expect(readAlarmFrame({ ...frame, change: 'updated', detail: 'assigned' })).toBeUndefined();
    expect(readAlarmFrame({ command: 'subscribe', state: 'Success' })).toBeUndefined();
  });
});
