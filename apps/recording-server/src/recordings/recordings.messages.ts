import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RecordingsFindRequest, recordingsFind, StillGetRequest, stillGet } from '@vigie/contracts';
import type { RecordingsFindReply, StillGetReply } from '@vigie/contracts';
import { Answers } from '@vigie/platform/messaging';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Recordings } from './recordings.service.js';
import { Stills } from './stills.service.js';

const MOST_SPANS = 1_000;

@Controller()
export class RecordingsMessages {
  constructor(
    private readonly recordings: Recordings,
    private readonly stills: Stills,
  ) {}

  @Answers(recordingsFind)
  @Requires('camera.playback')
  async find(@Payload() { camera, from, to }: RecordingsFindRequest, @Who() caller: Caller): Promise<RecordingsFindReply> {
    const spans = await this.recordings.find(caller, camera, { from: Date.parse(from), to: Date.parse(to) });
    return { spans: spans.slice(0, MOST_SPANS).map((span) => ({ from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() })) };
  }

  @Answers(stillGet)
  @Requires('camera.playback')
  async still(@Payload() { camera, time, width }: StillGetRequest, @Who() caller: Caller): Promise<StillGetReply> {
    const still = await this.stills.recorded(caller, camera, Date.parse(time), width);
    return { time: new Date(still.wallClock).toISOString(), mediaType: 'image/jpeg', data: still.jpeg.toString('base64') };
  }
}
