import { Injectable } from '@nestjs/common';
import { AccessControl } from '@vigie/platform/security';
import { CameraRegister } from '../cameras/camera-register.service.js';
import { Ingests } from '../ingest/ingest.service.js';
import { defaultStream } from '../store/default-stream.rules.js';
import { MediaStore } from '../store/media-store.service.js';
import { Tickets } from './tickets.service.js';

/** Everything a connection needs to show video. */
@Injectable()
export class ViewingRoom {
  constructor(
    readonly tickets: Tickets,
    readonly access: AccessControl,
    readonly cameras: CameraRegister,
    readonly ingests: Ingests,
    readonly store: MediaStore,
  ) {}

  /** Which recorded stream to play when none is asked for. */
  defaultStream(camera: string): string | undefined {
    return defaultStream(this.cameras.get(camera), this.store.catalogue.streamsOf(camera));
  }
}
