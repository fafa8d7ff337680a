import type { LoggedUser } from './messages/log.js';
import { services } from './services.js';
import type { ServiceName } from './services.js';

/** Every service that decides on what people ask says whom it refused. */
const refusals = ['access.refused'] as const;

/**
 * Whom services act for: what a service may say in the log of the site that a *person* did (LG-14). Codes of operations, or families of
 * them (`alarm.*`). A closed list: what stands in no list of its service, nobody is said to have done. A test holds it to the code (`tools/src/checks`).
 */
export const actsForPeople: Record<ServiceName, readonly string[]> = {
  'identity-provider': [...refusals, 'account.*', 'client.*', 'session.*'],
  management: [
    ...refusals, 'site.*', 'childSite.*', 'recordingServer.*', 'hardware.*', 'camera.created', 'camera.updated', 'camera.deleted', 'camera.still.viewed',
    'stream.*', 'cameraGroup.*', 'user.*', 'group.*', 'role.*', 'partition.*',
  ],
  'incident-manager': [
    ...refusals, 'incidentProject.*', 'incidentReport.generated', 'incidentSettings.changed', 'incidentType.*', 'incidentStatus.*', 'incidentCategoryValue.*',
    'incidentCategory.*', 'incidentDataField.*',
  ],
  'event-server': [...refusals, 'event.triggered', 'alarm.*', 'alarmDefinition.*'],
  'log-server': [...refusals, 'log.searched', 'log.verified', 'logEntry.viewed'],
  'recording-server': [...refusals, 'camera.still.viewed', 'camera.exported'],
  'mobile-server': [...refusals, 'camera.live.*', 'camera.playback.*'],
  'push-notification': [...refusals, 'pushDevice.*', 'pushConsent.*'],
  'api-gateway': [],
};

/** Whether a service may say that a person did this. */
export function mayActForPeople(service: string, operation: string): boolean {
  const listed = Object.hasOwn(actsForPeople, service) ? actsForPeople[service as ServiceName] : [];
  return listed.some((one) => (one.endsWith('.*') ? operation.startsWith(one.slice(0, -1)) : operation === one));
}

const actorId = '00000000-0000-4000-8000-0000000000ff';

/** How a service stands in the log where it acted itself. */
export const serviceActor = (service: string): LoggedUser & { kind: 'service' } => ({ id: actorId, name: service, kind: 'service' });

/** Whether it is a service that is said to have acted, and no person who is called one. */
export const isServiceActor = ({ id, name, kind }: LoggedUser): boolean =>
  kind === 'service' && id === actorId && services.some((service) => service === name);
