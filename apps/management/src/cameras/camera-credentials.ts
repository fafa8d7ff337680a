import { Injectable } from '@nestjs/common';
import { credentialsBinding, VigieError } from '@vigie/contracts';
import type { CameraCredentialsReply, CameraCredentialsRequest, CameraFact, CamerasOfRecordingServerReply } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { sealLetter } from '@vigie/platform/security';
import { logger } from '@vigie/platform/telemetry';
import type { EntityManager } from 'typeorm';
import { passwordOf, Secrets } from '../secrets/secrets.js';
import { pageOfCameraFacts } from './camera-facts.js';

const log = logger('camera-credentials');

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

  /**
   * For the recording server that the camera belongs to, sealed to its key; the first key that it tells is its key (MG-60).
   * Throws `object.notFound` for any other recording server and any other key, as for a camera that is not there.
   */
  async of(request: CameraCredentialsRequest): Promise<CameraCredentialsReply> {
    const { camera, recordingServer, key } = request;
    return this.database.change(async ({ manager }) => {
      const [row] = (await manager.query(
        `SELECT h.id, h.user_name AS user, h.password, h.credentials_revision AS revision FROM cameras c JOIN hardware h ON h.id = c.hardware_id
          WHERE c.id = $1 AND h.recording_server_id = $2`,
        [camera, recordingServer])) as Row[];
      if (!row || !(await isKeyOf(manager, recordingServer, key))) throw new VigieError('object.notFound');
      const { id, user, password, revision } = row;
      if (user === null && password === null) return { credentialsRevision: 0 };
      const plain = { ...(user === null ? {} : { user }), ...(password === null ? {} : { password: this.secrets.open(passwordOf(id), password) }) };
      return { sealed: sealLetter(key, credentialsBinding(request), JSON.stringify(plain)), credentialsRevision: revision };
    });
  }

  /** A page in the order of ids, as many as fit a message. */
  async camerasOf(recordingServer?: string, after?: string): Promise<CamerasOfRecordingServerReply> {
    const found = await pageOfCameraFacts(this.database.read, mostCameras + 1, recordingServer, after);
    const cameras = found.slice(0, fitting(found));
    const next = cameras.length < found.length ? cameras.at(-1)?.id : undefined;
    return { cameras, ...(next ? { next } : {}) };
  }
}

/** Whether this is the key that the recording server told first. A change of it is an administrator's. */
async function isKeyOf(manager: EntityManager, recordingServer: string, key: string): Promise<boolean> {
  const read = async (): Promise<string | null | undefined> =>
    ((await manager.query('SELECT secrets_key AS key FROM recording_servers WHERE id = $1', [recordingServer])) as { key: string | null }[])[0]?.key;
  let kept = await read();
  if (kept === null) {
    await manager.query('UPDATE recording_servers SET secrets_key = $2 WHERE id = $1 AND secrets_key IS NULL', [recordingServer, key]);
    kept = await read();
  }
  if (kept !== key) log.warn({ recordingServer }, 'a question for a camera password was refused: it came with another key than this recording server has told before');
  return kept === key;
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
