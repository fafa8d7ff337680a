import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ref, relations } from '@vigie/contracts';
import type { RecordingView } from '@vigie/contracts';
import { AccessControl, requireOwnVideo } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { MediaStore } from '../store/media-store.service.js';
import { cutSpans, joinSpans, type Span } from '../store/spans.rules.js';

/** Recorded spans of cameras, as far as the caller may play them back (RC-03, RC-09). */
@Injectable()
export class Recordings {
  constructor(
    private readonly store: MediaStore,
    private readonly access: AccessControl,
  ) {}

  /** Spans within the window, oldest first. Throws where the caller may not play back this camera at all. */
  async find(caller: Caller, camera: string, window: Span): Promise<Span[]> {
    const entity = ref('cameras', camera);
    await this.access.require(caller, 'camera.playback', entity);
    requireOwnVideo(this.access, camera);
    const spans = joinSpans(this.store.catalogue.spansOf(camera));
    // A playback limit hides what lies wholly before it.
    return cutSpans(spans, window).filter(({ to }) => this.access.decide(caller, 'camera.playback', entity, { instant: new Date(to) }).allowed);
  }

  view(camera: string, { from, to }: Span): RecordingView {
    const id = spanId(camera, from);
    return {
      id,
      camera: ref('cameras', camera),
      startTime: new Date(from).toISOString(),
      endTime: new Date(to).toISOString(),
      relations: relations(ref('recordings', id), ref('cameras', camera)),
    };
  }
}

/** A GUID (version 8, of our own making) from camera and beginning: spans are not stored, and still keep their id. */
function spanId(camera: string, from: number): string {
  const hex = createHash('sha256').update(`${camera}/${from}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
