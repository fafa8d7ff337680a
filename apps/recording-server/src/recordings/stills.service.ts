import { Injectable } from '@nestjs/common';
import { ref, VigieError } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { indexPath, keyFrameBefore, SegmentReader } from '@vigie/media';
import { AccessControl, AuditTrail, requireOwnVideo } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { CameraRegister } from '../cameras/camera-register.service.js';
import { Ingests } from '../ingest/ingest.service.js';
import { defaultStream } from '../store/default-stream.rules.js';
import { MediaStore } from '../store/media-store.service.js';
import { Jpegs } from './jpeg.service.js';

export interface Still {
  /** Of the frame, milliseconds since 1970. */
  readonly wallClock: number;
  readonly jpeg: Buffer;
}

/** Single pictures: of now, by the right to live video; of then, by the right to playback. */
@Injectable()
export class Stills {
  constructor(
    private readonly store: MediaStore,
    private readonly ingests: Ingests,
    private readonly cameras: CameraRegister,
    private readonly access: AccessControl,
    private readonly audit: AuditTrail,
    private readonly jpegs: Jpegs,
  ) {}

  /** What the camera shows now. Throws `camera.noSignal` or the refusal. */
  async latest(caller: Caller, camera: string, width?: number): Promise<Still> {
    await this.access.require(caller, 'camera.live', ref('cameras', camera));
    requireOwnVideo(this.access, camera);
    const picture = this.ingests.live(camera)?.live.picture;
    if (!picture) throw new VigieError('camera.noSignal');
    const wallClock = picture.group.at(-1)?.wallClock ?? Date.now();
    await this.log(caller, camera, 'camera.live', wallClock);
    return { wallClock, jpeg: await this.jpegs.ofLastFrame(picture.init, picture.group.map(({ fragment }) => fragment), width) };
  }

  /** The last recorded frame at or before the instant. Throws `recording.notFound` or the refusal. */
  async recorded(caller: Caller, camera: string, instant: number, width?: number): Promise<Still> {
    await this.access.require(caller, 'camera.playback', ref('cameras', camera), { instant: new Date(instant) });
    requireOwnVideo(this.access, camera);
    const stream = defaultStream(this.cameras.get(camera), this.store.catalogue.streamsOf(camera));
    const segment = stream === undefined ? undefined : this.store.catalogue.showing(camera, stream, instant);
    if (!segment) throw new VigieError('recording.notFound', { params: { time: new Date(instant).toISOString() } });
    await this.log(caller, camera, 'camera.playback', instant);
    const reader = await SegmentReader.open(segment.path, indexPath(segment.folder, segment.start));
    try {
      const entries = reader.entries.slice(Math.max(0, keyFrameBefore(reader.entries, instant))).filter(({ wallClock }, at) => at === 0 || wallClock <= instant);
      const fragments = await Promise.all(entries.map((entry) => reader.read(entry)));
      return { wallClock: entries.at(-1)?.wallClock ?? instant, jpeg: await this.jpegs.ofLastFrame(reader.init, fragments, width) };
    } finally {
      await reader.close();
    }
  }

  private async log(caller: Caller, camera: string, privilege: Privilege, instant: number): Promise<void> {
    const name = this.cameras.get(camera)?.name;
    await this.audit.write(caller, {
      log: 'audit', category: 'video', operation: 'camera.still.viewed', object: { ...ref('cameras', camera), ...(name ? { name } : {}) },
      privilege, outcome: 'success', details: { time: new Date(instant).toISOString() },
    });
  }
}
