/** Privileges in the order in which an administrator thinks of them. */
export const privilegeGroups = [
  { id: 'cameras', privileges: ['camera.view', 'camera.live', 'camera.playback', 'camera.export', 'camera.manage'] },
  { id: 'alarms', privileges: ['alarm.view', 'alarm.manage', 'event.view', 'event.trigger', 'alarmDefinition.view', 'alarmDefinition.manage', 'pushDevice.own'] },
  {
    id: 'incidents',
    privileges: [
      'incidentProject.view', 'incidentProject.manage', 'incidentProject.delete', 'incidentProject.export', 'incidentProject.hold', 'incidentReport.generate',
      'incidentData.view', 'incidentData.manage', 'incidentComment.view', 'incidentComment.manage', 'incidentCall.view', 'incidentCall.manage',
      'incidentSequence.view', 'incidentSequence.manage', 'incidentCustody.view', 'incidentCustody.manage', 'incidentActivity.view',
      'incidentProperties.view', 'incidentProperties.manage',
    ],
  },
  { id: 'accountability', privileges: ['log.view', 'log.export', 'log.verify'] },
  { id: 'people', privileges: ['user.view', 'user.manage', 'group.view', 'group.manage', 'role.view', 'role.manage', 'partition.view', 'partition.manage', 'client.manage'] },
  { id: 'site', privileges: ['site.view', 'site.manage', 'recordingServer.view', 'recordingServer.manage', 'hardware.view', 'hardware.manage', 'deviceGroup.view', 'deviceGroup.manage', 'system.status'] },
] as const;

export type PrivilegeGroupId = (typeof privilegeGroups)[number]['id'];
export type KnownPrivilege = (typeof privilegeGroups)[number]['privileges'][number];

/** Rights that can be given for single cameras; all others concern the site as a whole. */
const perCamera: readonly string[] = ['camera.view', 'camera.live', 'camera.playback', 'camera.export', 'camera.manage', 'alarm.view', 'alarm.manage', 'event.view'];

export function groupsFor(scope: 'everything' | 'entities'): { id: PrivilegeGroupId; privileges: KnownPrivilege[] }[] {
  return privilegeGroups
    .map((group) => ({ id: group.id, privileges: group.privileges.filter((privilege) => scope === 'everything' || perCamera.includes(privilege)) }))
    .filter((group) => group.privileges.length > 0);
}

/** What of a selection still counts after the scope changed. */
export function keepFor(scope: 'everything' | 'entities', chosen: readonly string[]): string[] {
  return scope === 'everything' ? [...chosen] : chosen.filter((privilege) => perCamera.includes(privilege));
}

/** Translation keys have no dots. */
export function privilegeKey<P extends KnownPrivilege>(privilege: P): PrivilegeKey<P> {
  return privilege.replace('.', '_') as PrivilegeKey<P>;
}

type PrivilegeKey<P extends string> = P extends `${infer Thing}.${infer Verb}` ? `${Thing}_${Verb}` : never;

export function isKnownPrivilege(privilege: string): privilege is KnownPrivilege {
  return privilegeGroups.some((group) => (group.privileges as readonly string[]).includes(privilege));
}
