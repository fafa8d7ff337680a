import fc from 'fast-check';
import { incidentOperations, languages } from '@vigie/contracts';
import { difference, readable, replay } from './activity.rules.js';
import type { Step, StoredValue } from './activity.rules.js';
import { describeStep } from './activity.texts.js';

const value: fc.Arbitrary<StoredValue | undefined> = fc.option(fc.oneof(fc.string(), fc.record({ id: fc.constantFrom('1', '2', '3'), name: fc.string() })), { nil: undefined });
const members = fc.dictionary(fc.constantFrom('title', 'type', 'status', 'startTime'), value);
const defined = (all: Record<string, StoredValue | undefined>) => Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined));
const step = (operation: Step['operation'], parts: Partial<Step>): Step => ({ operation, changes: [], details: {}, ...parts });

describe('the activity log', () => {
  it('[IM-27] whatever edits follow each other, the log replays to the last state', () => {
    fc.assert(fc.property(fc.array(members, { minLength: 1 }), (states) => {
      const steps = states.map((after, index) => step(index === 0 ? 'project.created' : 'project.changed', { changes: difference(states[index - 1] ?? {}, after) }));
      const ids = (all: Record<string, StoredValue | undefined>) => Object.fromEntries(Object.entries(defined(all)).map(([name, one]) => [name, typeof one === 'object' ? one.id : one]));
      expect(ids(replay(steps).members)).toEqual(ids(states.at(-1) ?? {}));
    }));
  });

  it('[IM-27] says nothing of what stayed the same, renamed things included', () => {
    expect(difference({ type: { id: '1', name: 'Old' } }, { type: { id: '1', name: 'New' } })).toEqual([]);
    fc.assert(fc.property(members, (state) => {
      expect(difference(state, state)).toEqual([]);
    }));
  });

  it('[IM-27] replays sequences and comments that come and go', () => {
    const sequence = { sequence: 's', camera: 'c', startTime: 'from', endTime: 'to' };
    const steps = [
      step('sequence.added', { details: sequence }), step('sequence.added', { details: { ...sequence, sequence: 't' } }), step('sequence.removed', { details: sequence }),
      step('comment.added', { details: { comment: 'k' }, changes: difference({}, { text: 'a' }) }),
      step('comment.changed', { details: { comment: 'k' }, changes: difference({ text: 'a' }, { text: 'b' }) }), step('report.generated', {}), step('project.deleted', {}),
    ];
    expect(replay(steps)).toEqual({ deleted: true, members: {}, sequences: { t: { camera: 'c', startTime: 'from', endTime: 'to' } }, comments: { k: 'b' }, calls: {} });
  });

  it('[IM-26] [IM-27] replays calls that are noted, changed and removed', () => {
    const call = (operation: Step['operation'], id: string, before: Record<string, string>, after: Record<string, string>) => step(operation, { details: { call: id }, changes: difference(before, after) });
    const first = { callee: 'Police', time: 't', text: 'On their way' };
    const steps = [
      call('call.added', 'a', {}, first), call('call.added', 'b', {}, first), call('call.changed', 'a', first, { callee: 'Police', time: 'u' }), call('call.removed', 'b', first, {}),
    ];
    expect(replay(steps).calls).toEqual({ a: { callee: 'Police', time: 'u' } });
  });

  it('[IM-27] shows names where it keeps ids', () => {
    expect(readable({ property: 'status', before: { id: '1', name: 'New' }, after: { id: '2', name: 'Closed' } })).toEqual({ property: 'status', before: 'New', after: 'Closed' });
  });

  it.each(languages)('[IM-27] has a sentence for every step in "%s"', (language) => {
    for (const operation of incidentOperations) {
      const sentence = describeStep(operation, 'Olga', { cameraName: 'Gate' }, language);
      expect(sentence).toContain('Olga');
      expect(sentence).not.toMatch(/[{}]/);
    }
  });
});
