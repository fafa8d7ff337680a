import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { CameraCredentialsReply, CamerasOfRecordingServerReply } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { passwordOf, Secrets } from '../secrets/secrets.js';
import { loadCameraFacts } from './camera-facts.js';

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

  async camerasOf(recordingServer?: string): Promise<CamerasOfRecordingServerReply> {
    return { cameras: await loadCameraFacts(this.database.read, recordingServer ? 'recordingServer' : undefined, recordingServer) };
  }
}
