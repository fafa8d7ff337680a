import { conflictsOf, entered, insisted, shown, toSave, yielded, type Edit } from './edit';

const saved = { enabled: false, name: 'Reason', description: 'What happened?' };
type State = typeof saved;
const edit = (change: Partial<State>, seen = saved): Edit<State> => entered(undefined, seen, change) ?? { seen, changes: {} };

describe('[IM-03] [IM-04] what an administrator enters before it is saved', () => {
  it('is what differs, and only that is sent', () => {
    expect(toSave(edit({ enabled: true, name: ' Cause ' }))).toEqual({ enabled: true, name: 'Cause' });
    expect(toSave(edit({ description: '' }))).toEqual({ description: '' });
  });

  it('is forgotten when it is taken back, but a blank at the end may become another word', () => {
    expect(entered(edit({ name: 'Cause' }), saved, { name: 'Reason' })).toBeUndefined();
    expect(shown(edit({ name: 'Reason ' }), saved).name).toBe('Reason ');
    expect(toSave(edit({ name: 'Reason ' }))).toEqual({});
  });

  it('shows what others saved where one changed nothing oneself', () => {
    expect(shown(edit({ name: 'Cause' }), { ...saved, enabled: true })).toEqual({ enabled: true, name: 'Cause', description: 'What happened?' });
  });
});

describe('[IM-32] what two administrators change at the same time', () => {
  it.each<[string, Partial<State>, Partial<State>, string[]]>([
    ['the same input differently', { name: 'Cause' }, { name: 'Origin' }, ['name']],
    ['the same input alike', { name: 'Cause ' }, { name: 'Cause' }, []],
    ['different inputs', { name: 'Cause' }, { description: 'Why?' }, []],
    ['two inputs of which one is the same', { name: 'Cause', enabled: true }, { name: 'Origin', description: 'Why?' }, ['name']],
    ['nothing here but a blank', { name: 'Reason ' }, { name: 'Origin' }, []],
  ])('%s', (_, mine, theirs, conflicts) => {
    expect(conflictsOf(edit(mine), { ...saved, ...theirs })).toEqual(conflicts);
  });

  it('is decided: mine', () => {
    const theirs = { ...saved, name: 'Origin' };
    const mine = insisted(edit({ name: 'Cause', enabled: true }), theirs);
    expect(mine && [conflictsOf(mine, theirs), toSave(mine)]).toEqual([[], { name: 'Cause', enabled: true }]);
    expect(mine && conflictsOf(mine, { ...saved, name: 'Third' })).toEqual(['name']);
  });

  it('is decided: theirs, and what is no conflict stays to be saved', () => {
    const theirs = { ...saved, name: 'Origin' };
    const rest = yielded(edit({ name: 'Cause', enabled: true }), theirs);
    expect(rest && [toSave(rest), shown(rest, theirs).name]).toEqual([{ enabled: true }, 'Origin']);
    expect(yielded(edit({ name: 'Cause' }), theirs)).toBeUndefined();
  });
});
