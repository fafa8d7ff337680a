import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { cameraCredentials, credentialsBinding, firstRecordingServer } from '@vigie/contracts';
import type { CameraCredentialsReply } from '@vigie/contracts';
import type { Questions } from '@vigie/platform/messaging';
import { LetterBox } from '@vigie/platform/security';

/** Asks for camera passwords as a recording server does. */
export class Recorder {
  constructor(
    private readonly questions: () => Questions,
    readonly id = firstRecordingServer,
    private readonly box = new LetterBox(generateKeyPairSync('x25519').privateKey),
  ) {}

  get address(): string {
    return this.box.address;
  }

  /** The answer as it came over the wire, and what can be made of it. */
  async ask(camera: string, claimed: { recordingServer?: string; key?: string } = {}): Promise<{ reply: CameraCredentialsReply; open: () => object }> {
    const request = { camera, recordingServer: this.id, key: this.address, nonce: randomBytes(16).toString('base64url'), ...claimed };
    const reply = await this.questions().ask(cameraCredentials, request);
    return { reply, open: () => (reply.sealed === undefined ? {} : (JSON.parse(this.box.open(credentialsBinding(request), reply.sealed)) as object)) };
  }

  async credentials(camera: string): Promise<object> {
    const { reply, open } = await this.ask(camera);
    return { ...open(), credentialsRevision: reply.credentialsRevision };
  }
}
