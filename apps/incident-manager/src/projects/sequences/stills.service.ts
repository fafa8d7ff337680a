import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { SequenceRow } from './sequence.entity.js';
import { recordedCamera } from './sequence-sight.js';
import { Sequences } from './sequences.service.js';
import { StillStore } from './still-store.service.js';

/** Stills of sequences for whoever may play back their cameras (IM-22). */
@Injectable()
export class Stills {
  constructor(
    private readonly access: AccessControl,
    private readonly sequences: Sequences,
    private readonly store: StillStore,
  ) {}

  /** JPEG. Throws `incident.sequence.noStill`, `service.unavailable`, `childSite.unreachable`, or what a missing right on the camera answers. */
  async picture(caller: Caller, projectId: string, sequenceId: string): Promise<Buffer> {
    const row = await this.sequences.get(caller, projectId, sequenceId);
    await this.access.require(caller, 'camera.playback', recordedCamera(this.access, row), { instant: row.startTime, kept: true });
    const found = await this.store.get(caller, row);
    if (found.state === 'kept') return found.picture;
    if (found.state === 'unanswered') throw row.siteName === null
      ? new VigieError('service.unavailable', { params: { service: 'recording-server' } }) : new VigieError('childSite.unreachable', { params: { site: row.siteName } });
    throw new VigieError('incident.sequence.noStill');
  }

  /** May this caller see what the camera recorded at the start of the sequence? Of a camera that is gone the rights decide as they did when it went. */
  maySee(caller: Caller, row: SequenceRow): boolean {
    return this.access.decide(caller, 'camera.playback', recordedCamera(this.access, row), { instant: row.startTime, kept: true }).allowed;
  }
}
