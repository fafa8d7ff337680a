import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { cameraCredentials, credentialsBinding } from '@vigie/contracts';
import type { CameraFact } from '@vigie/contracts';
import { Questions } from '@vigie/platform/messaging';
import { LetterBox } from '@vigie/platform/security';
import { RecordingConfig } from '../app.config.js';

interface Credentials {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

/** User and password of cameras: asked for when needed, sealed to this recording server's key on the way, kept in memory only. */
@Injectable()
export class CameraCredentials {
  private readonly known = new Map<string, Credentials & { credentialsRevision: number }>();
  private box?: Promise<LetterBox>;

  constructor(private readonly questions: Questions, private readonly config: RecordingConfig) {}

  /** Throws `service.unavailable` where management is away and nothing is known yet. */
  async of({ id, credentialsRevision }: CameraFact): Promise<Credentials> {
    if (credentialsRevision === 0) return {};
    const known = this.known.get(id);
    if (known && known.credentialsRevision >= credentialsRevision) return known;
    try {
      const reply = await this.ask(id);
      this.known.set(id, reply);
      return reply;
    } catch (error) {
      if (known) return known;
      throw error;
    }
  }

  private async ask(camera: string): Promise<Credentials & { credentialsRevision: number }> {
    const box = await this.letterBox();
    const request = { camera, recordingServer: this.config.recordingServerId, key: box.address, nonce: randomBytes(16).toString('base64url') };
    const { sealed, credentialsRevision } = await this.questions.ask(cameraCredentials, request);
    const plain = sealed === undefined ? {} : (JSON.parse(box.open(credentialsBinding(request), sealed)) as Credentials);
    return { ...plain, credentialsRevision };
  }

  /** Its key lies with the recordings, which belong to this recording server alone. */
  private letterBox(): Promise<LetterBox> {
    this.box ??= LetterBox.fromFile(join(this.config.mediaPath, 'recording-server.key')).catch((error: unknown) => {
      this.box = undefined;
      throw error;
    });
    return this.box;
  }
}
