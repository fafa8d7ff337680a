import { languages } from '@vigie/contracts';
import { conflictError, conflictsOf, recordChanges, recordOf } from './project-merge.rules.js';

const change = (property: string, before?: string, after?: string) => ({ property, ...(before ? { before } : {}), ...(after ? { after } : {}) });
const telling = { language: 'en' as const, label: (property: string) => property.toUpperCase(), maySee: () => true };

describe('two people on one project', () => {
  it('[IM-32] a member is in conflict where it changed after the version that the change is based on', () => {
    const versions = recordChanges(recordChanges({}, [change('title'), change('text1')], 2, 'Ada'), [change('title')], 3, 'Bea');
    const mine = [change('title', 'Theirs', 'Mine'), change('text1', 'Old', 'New'), change('type', undefined, 'x')];
    expect(conflictsOf(mine, versions, 3)).toEqual([]);
    expect(conflictsOf(mine, versions, 2)).toEqual([mine[0]]);
    expect(conflictsOf(mine, versions, 1)).toEqual([mine[0], mine[1]]);
  });

  it('[IM-32] where no record says when a member changed, it may have been at any time before', () => {
    const versions = recordOf({}, 7);
    expect(conflictsOf([change('title')], versions, 6)).toHaveLength(1);
    expect(conflictsOf([change('title')], recordChanges(versions, [change('type')], 8, 'Ada'), 7)).toEqual([]);
    expect(recordOf({}, 1)).toEqual({});
  });

  it.each(languages)('[IM-32] says in "%s" which member, who and both values, for each of them', (language) => {
    const versions = recordChanges({}, [change('title'), change('text1')], 2, 'Ada');
    const error = conflictError([change('title', 'Theirs', 'Mine'), change('text1', 'x'.repeat(5_000))], versions, { ...telling, language });
    expect([error, ...error.others].map(({ code, property, status }) => [code, property, status])).toEqual([['incident.project.conflict', 'title', 412], ['incident.project.conflict', 'text1', 412]]);
    for (const part of ['TITLE', 'Ada', 'Theirs', 'Mine']) expect(error.text(language)).toContain(part);
    expect(error.others[0]?.text(language)).toContain('…');
    expect(error.others[0]?.text(language)).not.toMatch(/[{}]|undefined/);
  });

  it('[IM-32] [IM-50] keeps to itself what the caller may not read', () => {
    const text = conflictError([change('text1', 'Secret', 'Mine')], recordChanges({}, [change('text1')], 2, 'Ada'), { ...telling, maySee: () => false }).text();
    expect(text).not.toContain('Secret');
    expect(text).toContain('Mine');
  });
});
