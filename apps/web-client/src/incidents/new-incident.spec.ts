import { incidentAt, incidentOver, incidentSpan, isAhead, newIncidentBody } from './new-incident';

const draft = (id: string, startTime: string, endTime: string) => ({ id, camera: { type: 'cameras', id: 'c' }, startTime, endTime });

describe('a new incident project', () => {
  const drafts = [
    draft('b', '2026-11-22T10:05:00.000Z', '2026-11-22T10:06:00.000Z'),
    draft('a', '2026-11-22T10:00:00.000Z', '2026-11-22T10:20:00.000Z'),
  ];

  it('[IM-20] lasts from the first to the last instant of its sequences', () => {
    expect(incidentSpan(drafts)).toEqual({ startTime: '2026-11-22T10:00:00.000Z', endTime: '2026-11-22T10:20:00.000Z' });
    expect(incidentSpan([])).toBeUndefined();
  });

  it('[IM-21] takes the chosen drafts along', () => {
    expect(newIncidentBody({}, drafts)).toMatchObject({ draftSequences: ['b', 'a'] });
  });

  it('[IM-20] [WC-02] of a marked span is of exactly that span', () => {
    const span = { from: Date.parse('2026-11-22T10:00:03.250Z'), to: Date.parse('2026-11-22T10:00:09.500Z') };
    expect(newIncidentBody({}, [], incidentOver({ id: 'c', name: 'Gate' }, span), new Date('2026-11-22T11:00:00Z'))).toEqual({
      startTime: '2026-11-22T10:00:03.250Z', sequences: [{ camera: { type: 'cameras', id: 'c' }, startTime: '2026-11-22T10:00:03.250Z', endTime: '2026-11-22T10:00:09.500Z' }],
    });
  });

  it('[IM-20] may be empty', () => {
    expect(newIncidentBody({ title: '  ', type: '' }, [])).toEqual({});
  });

  it('[IM-20] refers to type and status', () => {
    expect(newIncidentBody({ title: 'Fall', type: 't', status: 's' }, [])).toEqual({
      title: 'Fall', type: { type: 'incidentTypes', id: 't' }, status: { type: 'incidentStatuses', id: 's' },
    });
  });

  it('[IM-20] [IM-34] takes what is seen on a camera from half a minute before to half a minute after', () => {
    const now = new Date('2026-11-22T11:00:00.000Z');
    const start = incidentAt({ id: 'c', name: 'Gate' }, Date.parse('2026-11-22T10:00:30.000Z'));
    expect(newIncidentBody({ title: 'Fall' }, [], start, now)).toEqual({
      title: 'Fall', startTime: '2026-11-22T10:00:30.000Z',
      sequences: [{ camera: { type: 'cameras', id: 'c' }, startTime: '2026-11-22T10:00:00.000Z', endTime: '2026-11-22T10:01:00.000Z' }],
    });
  });

  it.each([
    ['at once', '2026-11-22T10:00:31.000Z', '2026-11-22T10:00:31.000Z', true],
    ['later', '2026-11-22T10:00:59.999Z', '2026-11-22T10:00:59.999Z', true],
    ['after half a minute', '2026-11-22T10:01:00.000Z', '2026-11-22T10:01:00.000Z', false],
    ['long after', '2026-11-22T10:05:00.000Z', '2026-11-22T10:01:00.000Z', false],
  ])('[IM-20] [IM-22] never reaches into the future: what is seen live and created %s ends by then', (_, created, endTime, ahead) => {
    const start = incidentAt({ id: 'c' }, Date.parse('2026-11-22T10:00:30.000Z'));
    const now = new Date(created);
    expect(newIncidentBody({}, [], start, now)).toMatchObject({ sequences: [{ startTime: '2026-11-22T10:00:00.000Z', endTime }] });
    expect(start.sequences?.map((sequence) => isAhead(sequence, now))).toEqual([ahead]);
  });
});
