import { Injectable } from '@nestjs/common';
import { ref, VigieError } from '@vigie/contracts';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { IncidentConfig } from '../../app.config.js';
import { readTime, requireOrder } from '../../texts/time.rules.js';
import type { SpanDto } from './span.dto.js';

/** A span whose camera the caller may play back. */
export interface Span {
  cameraId: string;
  cameraName: string;
  startTime: Date;
  endTime: Date;
}

/** Checks spans of cameras against rights (IM-22). */
@Injectable()
export class Spans {
  constructor(private readonly access: AccessControl, private readonly config: IncidentConfig) {}

  /** Reads a span; throws `incident.sequence.siteUnknown`, `incident.endBeforeStart`, or what a missing right on the camera answers. */
  async read(caller: Caller, dto: SpanDto): Promise<Span> {
    this.requireSite(dto.site);
    const startTime = readTime('startTime', dto.startTime);
    const endTime = readTime('endTime', dto.endTime);
    requireOrder(startTime, endTime, true);
    const cameraId = dto.camera.id.toLowerCase();
    return { cameraId, cameraName: await this.requirePlayback(caller, cameraId, startTime), startTime, endTime };
  }

  /** Cameras of another site are nobody's here whose rights could be decided; this site has no children. */
  private requireSite(site: string | null | undefined): void {
    if (site && site.toLowerCase() !== this.config.siteId.toLowerCase()) throw new VigieError('incident.sequence.siteUnknown', { property: 'site' });
  }

  /** The camera's present name, where the caller may play back the instant. */
  async requirePlayback(caller: Caller, cameraId: string, instant: Date): Promise<string> {
    const camera = ref('cameras', cameraId);
    await this.access.require(caller, 'camera.playback', camera, { instant });
    return this.access.index.entity(camera)?.name ?? cameraId;
  }
}
