import { Injectable } from '@nestjs/common';
import { ref, VigieError } from '@vigie/contracts';
import { indexPath, keyFrameBefore, SegmentReader } from '@vigie/media';
import { AccessControl, AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { RecordingConfig } from '../app.config.js';
import { CameraRegister } from '../cameras/camera-register.service.js';
import { MediaStore } from '../store/media-store.service.js';
import { defaultStream } from '../store/default-stream.rules.js';
import { lastFrameAsJpeg } from './jpeg.js';

export interface Still {
  /** Of the frame, milliseconds since 1970. */
  readonly wallClock: number;
  readonly jpeg: Buffer;
}

/** Single pictures from recordings. */
@Injectable()
export class Stills {
  constructor(
    private readonly config: RecordingConfig,
    private readonly store: MediaStore,
    private readonly cameras: CameraRegister,
    private readonly access: AccessControl,
    private readonly audit: AuditTrail,
  ) {}

  /** The last frame at or before the instant, at most `width` pixels wide. Throws `recording.notFound` or the refusal. */
  async get(caller: Caller, camera: string, instant: number, width?: number): Promise<Still> {
    const entity = ref('cameras', camera);
    await this.access.require(caller, 'camera.playback', entity, { instant: new Date(instant) });
    const time = new Date(instant).toISOString();
    const stream = defaultStream(this.cameras.get(camera), this.store.catalogue.streamsOf(camera));
    const segment = stream === undefined ? undefined : this.store.catalogue.at(camera, stream, instant);
    if (!segment || segment.start > instant) throw new VigieError('recording.notFound', { params: { time } });
    const name = this.cameras.get(camera)?.name;
    await this.audit.write(caller, { log: 'audit', category: 'video', operation: 'camera.still.viewed', object: { ...entity, ...(name ? { name } : {}) }, privilege: 'camera.playback', outcome: 'success', details: { time } });
    const reader = await SegmentReader.open(segment.path, indexPath(segment.folder, segment.start));
    try {
      const first = keyFrameBefore(reader.entries, instant);
      const entries = reader.entries.slice(Math.max(0, first)).filter(({ wallClock }, at) => at === 0 || wallClock <= instant);
      const fragments = await Promise.all(entries.map((entry) => reader.read(entry)));
      const jpeg = await lastFrameAsJpeg(this.config.ffmpeg, reader.init, fragments, width);
      return { wallClock: entries.at(-1)?.wallClock ?? instant, jpeg };
    } finally {
      await reader.close();
    }
  }
}
