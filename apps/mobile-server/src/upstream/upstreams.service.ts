import { Injectable } from '@nestjs/common';
import { mediaTicketIssue } from '@vigie/contracts';
import { Questions } from '@vigie/platform/messaging';
import type { Caller } from '@vigie/platform/security';
import { MobileConfig } from '../app.config.js';
import { RecordingLink, type LinkListener } from './recording-link.js';

/** What a view wants to see. */
export interface Wanted {
  readonly camera: string;
  readonly stream?: string | undefined;
  /** ISO 8601; absent: live. */
  readonly from?: string;
  readonly speed?: number | undefined;
  readonly credit?: number | undefined;
}

/** Opens links to the recording server in the name of a viewer. */
@Injectable()
export class Upstreams {
  constructor(
    private readonly config: MobileConfig,
    private readonly questions: Questions,
  ) {}

  /** Gets a ticket for the viewer and connects with it. Throws management's refusal, or `service.unavailable`. */
  async open(caller: Caller, wanted: Wanted, listener: LinkListener): Promise<RecordingLink> {
    const verb = wanted.from === undefined ? 'live' : 'playback';
    const { ticket } = await this.questions.ask(mediaTicketIssue, { camera: wanted.camera, verb }, { caller });
    return new RecordingLink(this.config.recordingServerUrl, { ...wanted, ticket }, listener);
  }
}
