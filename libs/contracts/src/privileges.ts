/**
 * Every privilege that exists. A role grants privileges on a scope; nothing is granted by default (MG-22, MG-23).
 * `view` reads, `manage` changes. Names are stable: integrators and stored grants rely on them.
 */
export const privileges = [
  'site.view', 'site.manage',
  'recordingServer.view', 'recordingServer.manage',
  'hardware.view', 'hardware.manage',
  'camera.view', 'camera.manage', 'camera.live', 'camera.playback', 'camera.export',
  'deviceGroup.view', 'deviceGroup.manage',
  'user.view', 'user.manage',
  'group.view', 'group.manage',
  'role.view', 'role.manage',
  'partition.view', 'partition.manage',
  'client.manage',
  'incidentProperties.view', 'incidentProperties.manage',
  'incidentProject.view', 'incidentProject.manage', 'incidentProject.delete', 'incidentProject.export', 'incidentProject.hold',
  // What is in a project is given part by part (IM-50): none of it comes with the project, all of it takes seeing the project.
  'incidentData.view', 'incidentData.manage', 'incidentComment.view', 'incidentComment.manage', 'incidentCall.view', 'incidentCall.manage',
  'incidentSequence.view', 'incidentSequence.manage', 'incidentCustody.view', 'incidentCustody.manage', 'incidentActivity.view', 'incidentReport.generate',
  'alarm.view', 'alarm.manage',
  'alarmDefinition.view', 'alarmDefinition.manage',
  'event.view', 'event.trigger',
  'log.view', 'log.export', 'log.verify',
  'pushDevice.own',
  'system.status',
] as const;

export type Privilege = (typeof privileges)[number];

export const isPrivilege = (name: string): name is Privilege => (privileges as readonly string[]).includes(name);
