import { newSequenceBody, spanProblem } from './new-sequence';

const now = new Date(2026, 10, 22, 12, 0, 0);
const draft = { camera: 'c1', start: '2026-11-22T10:00:00', end: '2026-11-22T10:05:00' };

describe('[IM-22] a sequence that is added by its times', () => {
  it('names camera, start and end, as instants', () => {
    expect(newSequenceBody(draft)).toEqual({ camera: { type: 'cameras', id: 'c1' }, startTime: new Date(2026, 10, 22, 10, 0, 0).toISOString(), endTime: new Date(2026, 10, 22, 10, 5, 0).toISOString() });
  });

  it.each(['camera', 'start', 'end'])('is not sent without %s', (missing) => {
    expect(newSequenceBody({ ...draft, [missing]: '' })).toBeUndefined();
    expect(spanProblem({ ...draft, [missing]: '' }, now)).toBeUndefined();
  });

  it.each([
    ['ends before it starts', { end: '2026-11-22T09:59:59' }, 'endsBefore'],
    ['ends as it starts', { end: '2026-11-22T10:00:00' }, 'endsBefore'],
    ['starts in the future', { start: '2026-11-22T12:00:01', end: '2026-11-22T12:05:00' }, 'startsAhead'],
    ['is over', {}, undefined],
    ['goes on', { end: '2026-11-22T12:05:00' }, undefined],
  ])('is checked before it is sent: %s', (_, change, problem) => {
    expect(spanProblem({ ...draft, ...change }, now)).toBe(problem);
  });
});
