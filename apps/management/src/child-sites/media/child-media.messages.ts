import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { childRecordingsFind, ChildRecordingsFindRequest, childStillGet, ChildStillGetRequest } from '@vigie/contracts';
import type { RecordingsFindReply, StillGetReply } from '@vigie/contracts';
import { Answers } from '@vigie/platform/messaging';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChildMedia } from './child-media.service.js';

/** What other services ask about recordings of child sites. */
@Controller()
export class ChildMediaMessages {
  constructor(private readonly media: ChildMedia) {}

  @Answers(childRecordingsFind)
  @Requires('camera.playback')
  async recordings(@Payload() request: ChildRecordingsFindRequest, @Who() caller: Caller): Promise<RecordingsFindReply> {
    return { spans: await this.media.recordings(caller, request) };
  }

  @Answers(childStillGet)
  @Requires('camera.playback')
  still(@Payload() request: ChildStillGetRequest, @Who() caller: Caller): Promise<StillGetReply> {
    return this.media.still(caller, request);
  }
}
