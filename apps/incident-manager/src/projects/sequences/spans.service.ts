import { Injectable } from '@nestjs/common';
import { ref, VigieError } from '@vigie/contracts';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { readTime, requireOrder } from '../../texts/time.rules.js';
import { CameraSites } from './camera-sites.service.js';
import type { CameraSite } from './camera-sites.service.js';
import type { SpanDto } from './span.dto.js';

/** A span whose camera the caller may play back. */
export interface Span extends CameraSite {
  cameraId: string;
  cameraName: string;
  startTime: Date;
  endTime: Date;
}

/** Checks spans of cameras against rights (IM-22). */
@Injectable()
export class Spans {
  constructor(private readonly access: AccessControl, private readonly sites: CameraSites) {}

  /** Reads a span; throws `incident.sequence.siteUnknown`, `incident.endBeforeStart`, or what a missing right on the camera answers. */
  async read(caller: Caller, dto: SpanDto): Promise<Span> {
    const siteId = dto.site ?? undefined;
    if (siteId !== undefined && !this.sites.isKnown(siteId)) throw siteUnknown();
    const startTime = readTime('startTime', dto.startTime);
    const endTime = readTime('endTime', dto.endTime);
    requireOrder(startTime, endTime, true);
    const cameraId = dto.camera.id;
    return { cameraId, ...await this.requirePlayback(caller, { cameraId, siteId }, startTime), startTime, endTime };
  }

  /** The camera's present name and its site, where the caller may play back the instant; throws `incident.sequence.siteUnknown` where it is of another site than said. */
  async requirePlayback(caller: Caller, { cameraId, siteId }: { cameraId: string; siteId?: string | undefined }, instant: Date): Promise<CameraSite & { cameraName: string }> {
    const camera = ref('cameras', cameraId);
    await this.access.require(caller, 'camera.playback', camera, { instant });
    const site = this.sites.of(cameraId);
    if (siteId !== undefined && siteId !== site.siteId) throw siteUnknown();
    return { cameraName: this.access.index.entity(camera)?.name ?? cameraId, ...site };
  }
}

const siteUnknown = (): VigieError => new VigieError('incident.sequence.siteUnknown', { property: 'site' });
