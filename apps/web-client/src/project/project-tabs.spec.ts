import { allowedTabs, readProjectSearch } from './project-tabs';

describe('[IM-50] the tabs of a project', () => {
  it('are those that the person may see', () => {
    const may = (privilege: string) => ['incidentProject.view', 'incidentComment.view', 'incidentActivity.view'].includes(privilege);
    expect(allowedTabs(may)).toEqual(['details', 'comments', 'activity']);
  });

  it('stand in the address', () => {
    expect(readProjectSearch({ tab: 'calls', sequence: 's' })).toEqual({ tab: 'calls', sequence: 's' });
    expect(readProjectSearch({ tab: 'weather' })).toEqual({ tab: undefined, sequence: undefined });
  });
});
