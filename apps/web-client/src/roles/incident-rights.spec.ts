import { incidentNodes, incidentTicks, levelOf, withLevel, withTick } from './incident-rights';
import { privilegeGroups } from './privilege-groups';

describe('[IM-50] rights on incidents', () => {
  it('cover every privilege of incidents, each in one place', () => {
    const shown = [...incidentNodes.flatMap(({ id }) => [`${id}.view`, `${id}.manage`]), ...incidentTicks];
    const known = privilegeGroups.find((group) => group.id === 'incidents')?.privileges ?? [];
    expect(shown.toSorted()).toEqual([...known].toSorted());
  });

  it('are none, view or manage', () => {
    expect(levelOf('incidentComment', [])).toBe('none');
    expect(levelOf('incidentComment', ['incidentComment.view'])).toBe('view');
    expect(levelOf('incidentComment', withLevel('incidentComment', 'manage', []))).toBe('manage');
    expect(withLevel('incidentComment', 'none', ['incidentComment.view', 'incidentComment.manage', 'camera.live'])).toEqual(['camera.live']);
  });

  it('bring a look at the project along with its parts', () => {
    expect(withLevel('incidentCall', 'view', [])).toContain('incidentProject.view');
    expect(withTick('incidentReport.generate', true, [])).toContain('incidentProject.view');
    expect(withLevel('incidentProperties', 'view', [])).toEqual(['incidentProperties.view']);
  });

  it('go with the project', () => {
    const chosen = withTick('incidentProject.delete', true, withLevel('incidentCall', 'manage', withLevel('incidentProperties', 'view', ['camera.live'])));
    expect(withLevel('incidentProject', 'none', chosen)).toEqual(['camera.live', 'incidentProperties.view']);
  });
});
