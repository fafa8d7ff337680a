import { outdatedBy, readLiveChange } from './live-changes';

describe('[IM-34] changes that others make', () => {
  it('are read from frames that tell of a change, and from no others', () => {
    expect(readLiveChange({ type: 'change', thing: 'comment', operation: 'added', project: 'p', id: 'c' })).toEqual({ thing: 'comment', operation: 'added', id: 'c', project: 'p' });
    expect(readLiveChange({ commandId: 1, status: 200 })).toBeUndefined();
  });

  it('make the part, its project, its log and the lists old', () => {
    expect(outdatedBy({ thing: 'comment', operation: 'added', project: 'p' })).toEqual({
      keys: [['incidentProjects', 'p', 'comments'], ['incidentProjects', 'p'], ['incidentProjects', 'p', 'activities']], lists: true,
    });
  });

  it('[IM-22] [IM-23] show a still that came later, and what is recorded by now', () => {
    const change = readLiveChange({ type: 'change', thing: 'sequence', operation: 'stillKept', project: 'p', id: 's' });
    expect(change && outdatedBy(change)).toEqual({ keys: [['incidentStill', 's'], ['incidentProjects', 'p', 'sequences']], lists: false });
  });

  it('[IM-07] of properties reach the choices at once', () => {
    expect(outdatedBy({ thing: 'incidentCategoryValue', operation: 'created' }).keys).toEqual([['incidentCategories']]);
    expect(outdatedBy({ thing: 'incidentType', operation: 'updated' })).toEqual({ keys: [['incidentTypes']], lists: true });
  });
});
