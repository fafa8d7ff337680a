import { groupsFor, isKnownPrivilege, keepFor, privilegeGroups, privilegeKey } from './privilege-groups';

describe('[MG-22] rights to choose from', () => {
  it('appear once each', () => {
    const all = privilegeGroups.flatMap((group) => [...group.privileges]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('for single cameras are those that a camera can carry', () => {
    const offered = groupsFor('entities').flatMap((group) => group.privileges);
    expect(offered).toContain('camera.live');
    expect(offered).not.toContain('log.view');
    expect(offered).not.toContain('incidentProject.manage');
  });

  it('are dropped when the scope no longer carries them', () => {
    expect(keepFor('entities', ['camera.live', 'log.view'])).toEqual(['camera.live']);
    expect(keepFor('everything', ['camera.live', 'log.view'])).toEqual(['camera.live', 'log.view']);
  });

  it('have translation keys without dots', () => {
    expect(privilegeKey('camera.live')).toBe('camera_live');
    expect(isKnownPrivilege('camera.live')).toBe(true);
    expect(isKnownPrivilege('camera.fly')).toBe(false);
  });
});
