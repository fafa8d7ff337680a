import { ApiError } from '../api/api-error';
import type { IncidentProject } from '../api/incident-types';
import { deleteEach, worthRetrying } from './delete-each';

const projects = ['a', 'b', 'c', 'd', 'e'].map((id): IncidentProject => ({ id, createdAt: '2026-11-22T10:00:00Z' }));
const held = new ApiError(409, [{ errorTextId: 'incident.project.held', errorText: 'Held.' }]);

describe('[IM-33] deleting several projects', () => {
  it('tries each of them, and tells which stayed and why', async () => {
    const answers: Record<string, Error> = { a: held, b: new ApiError(410, []), d: new ApiError(503, []) };
    const counted: number[] = [];
    const tried: string[] = [];
    const refused = await deleteEach(projects, ({ id }) => {
      tried.push(id);
      return answers[id] ? Promise.reject(answers[id]) : Promise.resolve();
    }, (count) => counted.push(count));
    expect(tried).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(counted).toEqual([1, 2, 3, 4, 5]);
    expect(refused.map(({ incident, why }) => [incident.id, why])).toEqual([['a', held], ['d', answers.d]]);
  });

  it.each<[string, Error, boolean]>([
    ['a hold', held, false], ['a right that is missing', new ApiError(403, []), false], ['another version', new ApiError(412, []), false], ['a bad request', new ApiError(400, []), false],
    ['no answer', new ApiError(0, []), true], ['a timeout', new ApiError(408, []), true], ['a gateway', new ApiError(504, []), true], ['too many requests', new ApiError(429, []), true],
    ['a failure', new ApiError(500, []), true], ['something unknown', new Error('odd'), true],
  ])('may be tried again after %s or not', (_, why, again) => {
    const [incident] = projects as [IncidentProject];
    expect(worthRetrying([{ incident, why }])).toEqual(again ? [incident] : []);
  });
});
