import { decided, isChanged, lacksName, withDraft } from './switched-drafts';

const reason = { id: 'a', number: 1, enabled: false, name: 'Reason', description: 'What happened?' };
const place = { id: 'b', number: 2, enabled: false, name: 'Place' };

describe('[IM-03] [IM-04] changes to categories and incident data before they are saved', () => {
  it('are kept for each, and forgotten when they are taken back', () => {
    const both = withDraft(withDraft(new Map(), reason, { enabled: true }), place, { description: 'Where?' });
    expect([...both.keys()].map((id) => isChanged(both, id))).toEqual([true, true]);
    expect([...withDraft(both, reason, { enabled: false }).keys()]).toEqual(['b']);
    expect(isChanged(withDraft(new Map(), reason, { name: 'Reason ' }), 'a')).toBe(false);
  });

  it('[IM-32] are decided where somebody else changed the same', () => {
    const mine = withDraft(new Map(), reason, { name: 'Cause' });
    const theirs = { ...reason, name: 'Origin' };
    expect(decided(mine, theirs, 'theirs').size).toBe(0);
    expect(decided(mine, theirs, 'mine').get('a')).toEqual({ seen: { enabled: false, name: 'Origin', description: 'What happened?' }, changes: { name: 'Cause' } });
    expect(decided(mine, place, 'mine')).toBe(mine);
  });

  it('need a name before they are enabled', () => {
    expect(lacksName({ enabled: true, name: ' ', description: '' })).toBe(true);
    expect(lacksName({ enabled: false, name: '', description: '' })).toBe(false);
  });
});
