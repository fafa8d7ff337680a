/** Every service of the suite; the name is its folder, its database (`vigie_` + name) and its part of a subject. */
export const services = [
  'identity-provider', 'management', 'incident-manager', 'event-server', 'log-server',
  'recording-server', 'mobile-server', 'push-notification', 'api-gateway',
] as const;

export type ServiceName = (typeof services)[number];

/** Which service serves which resource below `/api/rest/v1/`; the api-gateway routes by it. */
export const resourceOwners = {
  basicUsers: 'identity-provider',
  clients: 'identity-provider',
  sites: 'management',
  recordingServers: 'management',
  hardware: 'management',
  cameras: 'management',
  cameraGroups: 'management',
  users: 'management',
  groups: 'management',
  roles: 'management',
  partitions: 'management',
  mediaTickets: 'management',
  childSites: 'management',
  childCameras: 'management',
  incidentTypes: 'incident-manager',
  incidentStatuses: 'incident-manager',
  incidentProjects: 'incident-manager',
  draftSequences: 'incident-manager',
  incidentSettings: 'incident-manager',
  incidentCategories: 'incident-manager',
  incidentDataFields: 'incident-manager',
  evidenceKeys: 'incident-manager',
  tasks: 'incident-manager',
  events: 'event-server',
  alarms: 'event-server',
  alarmDefinitions: 'event-server',
  logEntries: 'log-server',
  recordings: 'recording-server',
  stills: 'recording-server',
  pushDevices: 'push-notification',
  pushSettings: 'push-notification',
  pushNotices: 'push-notification',
} as const satisfies Record<string, ServiceName>;

/** Which service serves which WebSocket below `/api/ws/`. The recording-server's own, for mobile-servers, is inside only. */
export const socketOwners = {
  alarms: 'event-server',
  events: 'event-server',
  incidents: 'incident-manager',
  live: 'mobile-server',
  playback: 'mobile-server',
  messages: 'push-notification',
} as const satisfies Record<string, ServiceName>;
