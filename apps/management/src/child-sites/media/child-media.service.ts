import { Injectable } from '@nestjs/common';
import { instantExpected, ref, VigieError } from '@vigie/contracts';
import type { ChildRecordingsFindRequest, ChildStillGetRequest, RecordedSpan, StillGetReply } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { AccessControl, AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChildCamera } from '../child-camera.entity.js';
import { ChildSite } from '../child-site.entity.js';
import { ChildConnections } from '../connection/child-connections.service.js';
import type { ChildSession } from '../connection/child-session.js';
import { readArray, readErrorCode, readMoment, readSpan } from '../reading/child-answers.rules.js';

const mostSpans = 1_000;
const mostSpanBytes = 2_000_000;
/** A NATS message may have one mebibyte, and a picture grows by a third in it. */
const mostStillBytes = 700_000;
const jpegBegins = Buffer.from([0xff, 0xd8, 0xff]);

/** What cameras of child sites recorded: decided on the caller's rights here, then asked of the child, which decides on those of its client. */
@Injectable()
export class ChildMedia {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly connections: ChildConnections,
    private readonly audit: AuditTrail,
  ) {}

  /** Spans within the asked-for time, oldest first. */
  async recordings(caller: Caller, { site, camera, from, to }: ChildRecordingsFindRequest): Promise<RecordedSpan[]> {
    const [start, end] = [instantOf('from', from), instantOf('to', to)];
    const entity = ref('cameras', camera);
    await this.access.require(caller, 'camera.playback', entity);
    const { session } = await this.find(site, camera);
    const query = `?camera='${camera}'&startTime=gt:'${new Date(start).toISOString()}'&endTime=lt:'${new Date(end).toISOString()}'`;
    const answer = await session.get(`/api/rest/v1/recordings${query}`, { mostBytes: mostSpanBytes });
    if (answer.status === 404) throw session.refused();
    const rows = readArray(session.parsed(answer), mostSpans);
    if (!rows) throw session.unreachable(new Error('Its recordings are no list of recordings.'));
    return rows.flatMap((row) => readSpan(row, start, end) ?? [])
      .sort((one, other) => one.from.localeCompare(other.from))
      // A playback limit hides what lies wholly before it, as it does for cameras of this site.
      .filter((span) => this.access.decide(caller, 'camera.playback', entity, { instant: new Date(span.to) }).allowed);
  }

  /** The last recorded frame at or before the instant. Throws `recording.notFound` too. */
  async still(caller: Caller, { site, camera, time, width }: ChildStillGetRequest): Promise<StillGetReply> {
    const instant = instantOf('time', time);
    await this.access.require(caller, 'camera.playback', ref('cameras', camera), { instant: new Date(instant) });
    const { session, row } = await this.find(site, camera);
    const query = `?camera='${camera}'&time='${new Date(instant).toISOString()}'${width === undefined ? '' : `&width=${width}`}`;
    const { status, headers, bytes } = await session.get(`/api/rest/v1/stills${query}`, { mostBytes: mostStillBytes });
    if (status === 404) throw this.noStill(session, bytes, instant);
    const frame = readMoment(headers.get('x-vigie-frame-time'));
    if (frame === undefined || !bytes.subarray(0, jpegBegins.length).equals(jpegBegins)) throw session.unreachable(new Error('Its still is no picture.'));
    await this.audit.write(caller, {
      log: 'audit', category: 'video', operation: 'camera.still.viewed', object: { ...ref('cameras', camera), name: row.name },
      privilege: 'camera.playback', outcome: 'success', details: { time: new Date(instant).toISOString(), childSite: site },
    });
    return { time: new Date(frame).toISOString(), mediaType: 'image/jpeg', data: bytes.toString('base64') };
  }

  private async find(site: string, camera: string): Promise<{ session: ChildSession; row: ChildCamera }> {
    const row = await this.database.read.createQueryBuilder(ChildCamera, 'camera').where('camera.id = :camera AND camera.siteId = :site AND camera.removedAt IS NULL', { camera, site }).getOne();
    const child = row && await this.database.read.findOneBy(ChildSite, { id: site });
    if (!child) throw new VigieError('object.notFound');
    const session = this.connections.of(child);
    // Nobody waits for a site that did not answer lately; that it is back is found out by reading it.
    if (child.connection === 'unreachable') throw session.unreachable();
    return { session, row };
  }

  /** Nothing recorded is one thing; that the child does not show the camera to this site is another. */
  private noStill(session: ChildSession, bytes: Buffer, instant: number): VigieError {
    const isNothing = readErrorCode(session.parsed({ status: 404, headers: new Headers(), bytes })) === 'recording.notFound';
    return isNothing ? new VigieError('recording.notFound', { params: { time: new Date(instant).toISOString() } }) : session.refused();
  }
}

function instantOf(property: string, text: string): number {
  const instant = readMoment(text);
  if (instant === undefined) throw new VigieError('request.invalid', { property, params: { detail: instantExpected } });
  return instant;
}
