import { IsIn } from 'class-validator';
import { IsId } from '../ids.js';
import { defineFact, defineQuestion } from '../definitions.js';
import { childConnections } from '../entities/child-sites.js';
import type { ChildConnection } from '../entities/child-sites.js';
import { RegisterDeleted, RegisterFact } from './management.js';
import { RecordingsFindReply, RecordingsFindRequest, StillGetReply, StillGetRequest } from './recording-server.js';

/** A child site as listeners know it: neither its address nor its client. */
export class ChildSiteFact extends RegisterFact {
  @IsIn(childConnections)
  connection: ChildConnection;
}

export class ChildRecordingsFindRequest extends RecordingsFindRequest {
  /** Id of the child site that the camera is of. */
  @IsId()
  site: string;
}

export class ChildStillGetRequest extends StillGetRequest {
  /** Id of the child site that the camera is of. */
  @IsId()
  site: string;
}

const service = 'management';
const child: ChildSiteFact = { id: 'b6c1e0a4-7d0f-4f55-9a43-5d2f8f1f0e21', name: 'Depot', connection: 'connected' };
const camera = '7e0c3f52-9b1d-4c86-8a2f-0d4b6e1c9a35';
const time = '2026-11-22T10:15:30.250Z';

/** Another site was made a child of this one (MG-05). */
export const childSiteCreated = defineFact({ service, thing: 'childSite', verb: 'created', payload: ChildSiteFact, sample: child });
/** Its name, its address or its client changed, or it began or ceased to answer. */
export const childSiteUpdated = defineFact({ service, thing: 'childSite', verb: 'updated', payload: ChildSiteFact, sample: { ...child, connection: 'unreachable' } });
export const childSiteDeleted = defineFact({ service, thing: 'childSite', verb: 'deleted', payload: RegisterDeleted, sample: { id: child.id, name: child.name } });

/**
 * Recorded spans of a camera of a child site (MG-05), asked of the child: decided on the caller's playback right here and on the rights
 * that the child gave to this site. Refused with `childSite.unreachable` while the child is away.
 */
export const childRecordingsFind = defineQuestion({
  service, askers: ['incident-manager'], thing: 'childRecordings', verb: 'find', request: ChildRecordingsFindRequest, reply: RecordingsFindReply,
  samples: {
    request: { site: child.id, camera, from: '2026-11-22T10:00:00.000Z', to: '2026-11-22T11:00:00.000Z' },
    reply: { spans: [{ from: '2026-11-22T10:00:00.000Z', to: time }] },
  },
});

/** One recorded picture of a camera of a child site as JPEG; decided as `childRecordings.find` is. Refused with `recording.notFound` where there is none. */
export const childStillGet = defineQuestion({
  service, askers: ['incident-manager'], thing: 'childStill', verb: 'get', request: ChildStillGetRequest, reply: StillGetReply,
  samples: { request: { site: child.id, camera, time, width: 640 }, reply: { time, mediaType: 'image/jpeg', data: '/9j/4AAQSkZJRg==' } },
});
