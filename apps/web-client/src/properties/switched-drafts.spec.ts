import { changesOf, lacksName, savedState, withDraft } from './switched-drafts';

const reason = { id: 'a', number: 1, enabled: false, name: 'Reason', description: 'What happened?' };

describe('[IM-03] [IM-04] changes to categories and incident data before they are saved', () => {
  it('hold what differs, and only that is sent', () => {
    const drafts = withDraft(new Map(), reason, { enabled: true });
    expect(changesOf(reason, drafts.get('a') ?? savedState(reason))).toEqual({ enabled: true });
  });

  it('are forgotten when they are taken back', () => {
    const once = withDraft(new Map(), reason, { name: 'Cause' });
    expect(withDraft(once, reason, { name: 'Reason ' }).size).toBe(0);
  });

  it('take a description away', () => {
    expect(changesOf(reason, { ...savedState(reason), description: '' })).toEqual({ description: '' });
  });

  it('need a name before they are enabled', () => {
    expect(lacksName({ enabled: true, name: ' ', description: '' })).toBe(true);
    expect(lacksName({ enabled: false, name: '', description: '' })).toBe(false);
  });
});
