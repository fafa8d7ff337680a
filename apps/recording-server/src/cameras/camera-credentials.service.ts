import { Injectable } from '@nestjs/common';
import { cameraCredentials } from '@vigie/contracts';
import type { CameraCredentialsReply, CameraFact } from '@vigie/contracts';
import { Questions } from '@vigie/platform/messaging';

/** User and password of cameras: asked for when needed, kept in memory only. */
@Injectable()
export class CameraCredentials {
  private readonly known = new Map<string, CameraCredentialsReply>();

  constructor(private readonly questions: Questions) {}

  /** Throws `service.unavailable` where management is away and nothing is known yet. */
  async of({ id, credentialsRevision }: CameraFact): Promise<{ user?: string | undefined; password?: string | undefined }> {
    if (credentialsRevision === 0) return {};
    const known = this.known.get(id);
    if (known && known.credentialsRevision >= credentialsRevision) return known;
    try {
      const reply = await this.questions.ask(cameraCredentials, { camera: id });
      this.known.set(id, reply);
      return reply;
    } catch (error) {
      if (known) return known;
      throw error;
    }
  }
}
