import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { CameraCredentialsReply, CameraFact, CamerasOfRecordingServerReply } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { passwordOf, Secrets } from '../secrets/secrets.js';
import { pageOfCameraFacts } from './camera-facts.js';

/** Of one answer. A camera has at most 16 streams with addresses of 2 KB. */
const mostCameras = 500;
const mostBytes = 500_000;

interface Row {
  id: string;
  user: string | null;
  password: Buffer | null;
  revision: number;
}

/** What recording servers need of cameras, user and password included. */
@Injectable()
export class CameraCredentials {
  constructor(private readonly database: Database, private readonly secrets: Secrets) {}

  async of(camera: string): Promise<CameraCredentialsReply> {
    const [row] = (await this.database.read.query(
      `SELECT h.id, h.user_name AS user, h.password, h.credentials_revision AS revision FROM cameras c JOIN hardware h ON h.id = c.hardware_id WHERE c.id = $1`,
      [camera])) as Row[];
    if (!row) throw new VigieError('object.notFound');
    const { id, user, password, revision } = row;
    const none = user === null && password === null;
    return { ...(user === null ? {} : { user }), ...(password === null ? {} : { password: this.secrets.open(passwordOf(id), password) }), credentialsRevision: none ? 0 : revision };
  }

  /** A page in the order of ids, as many as fit a message. */
  async camerasOf(recordingServer?: string, after?: string): Promise<CamerasOfRecordingServerReply> {
    const found = await pageOfCameraFacts(this.database.read, mostCameras + 1, recordingServer, after);
    const cameras = found.slice(0, fitting(found));
    const next = cameras.length < found.length ? cameras.at(-1)?.id : undefined;
    return { cameras, ...(next ? { next } : {}) };
  }
}

/** How many from the first on fit one answer; one at least. */
function fitting(cameras: readonly CameraFact[]): number {
  let bytes = 0;
  const tooMany = cameras.findIndex((camera, index) => {
    bytes += Buffer.byteLength(JSON.stringify(camera));
    return index > 0 && (index >= mostCameras || bytes > mostBytes);
  });
  return tooMany < 0 ? cameras.length : tooMany;
}
