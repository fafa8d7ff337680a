import { Injectable } from '@nestjs/common';
import { ref, VigieError } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { AccessControl, AuditTrail, requireOwnVideo } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { CameraRegister } from '../cameras/camera-register.service.js';
import { MediaStore } from '../store/media-store.service.js';
import type { Span } from '../store/spans.rules.js';
import { ExportPlanner, type ExportPart } from './export-planner.service.js';
import { exportStream } from './export-stream.js';

/** What exporting takes: a copy that leaves is no less than a look at it, so blocks and limits of playback count as well. */
const needed: readonly Privilege[] = ['camera.playback', 'camera.export'];

/** Recordings that leave the system (RC-07), by the rights of the one they are for (RC-09). */
@Injectable()
export class Exports {
  constructor(
    private readonly planner: ExportPlanner,
    private readonly store: MediaStore,
    private readonly cameras: CameraRegister,
    private readonly access: AccessControl,
    private readonly audit: AuditTrail,
  ) {}

  /** Every recorded stream's files within a span. Throws the refusal, or `recording.exportTooLarge`. */
  async plan(caller: Caller, camera: string, span: Span): Promise<(ExportPart & { streamName?: string })[]> {
    await this.require(caller, camera, span.from);
    const streams = this.cameras.get(camera)?.streams ?? [];
    const parts: (ExportPart & { streamName?: string })[] = [];
    for (const stream of this.store.catalogue.streamsOf(camera)) {
      const streamName = streams.find(({ id }) => id === stream)?.name;
      parts.push(...(await this.planner.plan(camera, stream, span)).map((part) => ({ ...part, ...(streamName ? { streamName } : {}) })));
    }
    return parts;
  }

  /**
   * One planned file. Throws the refusal, or `recording.exportChanged` where the recording no longer gives this file. The stream
   * itself ends with an error where the right ends on the way.
   */
  async open(caller: Caller, camera: string, stream: string, span: Pick<ExportPart, 'from' | 'last'>): Promise<{ bytes: number; content: AsyncGenerator<Buffer, void, undefined> }> {
    await this.require(caller, camera, span.from);
    const parts = await this.planner.plan(camera, stream, { from: span.from, to: span.last + 1 });
    const part = parts.find(({ from, last }) => from === span.from && last === span.last);
    if (!part) throw new VigieError('recording.exportChanged');
    const entity = ref('cameras', camera);
    const name = this.cameras.get(camera)?.name;
    await this.audit.write(caller, {
      log: 'audit', category: 'video', operation: 'camera.exported', object: { ...entity, ...(name ? { name } : {}) }, privilege: 'camera.export', outcome: 'success',
      details: { stream, from: new Date(span.from).toISOString(), to: new Date(part.to).toISOString(), bytes: part.bytes },
    });
    const allowed = (at: number): boolean => needed.every((privilege) => this.access.decide(caller, privilege, entity, { instant: new Date(at) }).allowed);
    return { bytes: part.bytes, content: exportStream(part, allowed) };
  }

  private async require(caller: Caller, camera: string, from: number): Promise<void> {
    for (const privilege of needed) await this.access.require(caller, privilege, ref('cameras', camera), { instant: new Date(from) });
    requireOwnVideo(this.access, camera);
  }
}
