import { createHash, randomBytes } from 'node:crypto';
import { Controller, Injectable } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  CameraCredentialsRequest, cameraCredentials, CamerasOfRecordingServerRequest, camerasOfRecordingServer, credentialsBinding, MediaTicketRequest, mediaTicketIssue, ref, ticketsState,
} from '@vigie/contracts';
import type { CameraCredentialsReply, CameraFact, CamerasOfRecordingServerReply, MediaTicketReply, TicketDocument } from '@vigie/contracts';
import { Answers, States } from '@vigie/platform/messaging';
import { AccessControl, sealLetter, ServicesOnly, SignedIn, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';

/** What the stand-in for management knows. */
@Injectable()
export class FakeRegister {
  readonly cameras = new Map<string, CameraFact>();
  readonly credentials = new Map<string, { user: string; password: string }>();

  constructor(private readonly states: States) {}

  async issue(user: TicketDocument['user'], camera: string, verb: TicketDocument['verb'], forMs = 60_000): Promise<MediaTicketReply> {
    const ticket = randomBytes(32).toString('base64url');
    const presentBefore = new Date(Date.now() + forMs).toISOString();
    await this.states.bucket(ticketsState).put(createHash('sha256').update(ticket).digest('hex'), { user, camera, verb, presentBefore });
    return { ticket, presentBefore };
  }
}

/** Answers the questions that management answers, on the callers' rights. */
@Controller()
export class FakeManagementMessages {
  constructor(private readonly register: FakeRegister, private readonly access: AccessControl) {}

  @Answers(camerasOfRecordingServer)
  @ServicesOnly()
  cameras(@Payload() { recordingServer, after = '' }: CamerasOfRecordingServerRequest): CamerasOfRecordingServerReply {
    const all = [...this.register.cameras.values()].filter((camera) => camera.id > after && (!recordingServer || camera.recordingServer === recordingServer));
    const cameras = all.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 500);
    const next = cameras.length < all.length ? cameras.at(-1)?.id : undefined;
    return { cameras, ...(next ? { next } : {}) };
  }

  @Answers(cameraCredentials)
  @ServicesOnly()
  credentials(@Payload() request: CameraCredentialsRequest): CameraCredentialsReply {
    const { camera, key } = request;
    const plain = this.register.credentials.get(camera);
    return {
      ...(plain ? { sealed: sealLetter(key, credentialsBinding(request), JSON.stringify(plain)) } : {}),
      credentialsRevision: this.register.cameras.get(camera)?.credentialsRevision ?? 0,
    };
  }

  @Answers(mediaTicketIssue)
  @SignedIn()
  async ticket(@Payload() { camera, verb }: MediaTicketRequest, @Who() { principal, ...rest }: Caller): Promise<MediaTicketReply> {
    await this.access.require({ principal, ...rest }, `camera.${verb}`, ref('cameras', camera));
    const { id, name, sessionId, clientId } = principal;
    return this.register.issue({ id, name, kind: principal.kind === 'client' ? 'client' : 'user', sessionId, clientId }, camera, verb);
  }
}
