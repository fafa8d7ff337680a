import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { StillGetReply } from '@vigie/contracts';
import type { Caller } from '@vigie/platform/security';
import { Recordings } from './recordings.service.js';
import type { AskedSpan } from './recordings.service.js';
import { VideoQuestions } from './video-questions.service.js';

/** Pixels; enough for a page of paper. */
const width = 640;
/** Recordings are cut between groups of pictures: how long before the asked-for instant the frame may be, in milliseconds. */
const slackMs = 10_000;

/** A picture, that there is none, that the caller may not have it, or that nobody said. */
export type FoundStill = { state: 'kept'; picture: Buffer; frameTime: Date } | { state: 'none' | 'refused' | 'unanswered' };

/** Asks for stills, for somebody who may play back. It never stands in anybody's way. */
@Injectable()
export class StillSource {
  constructor(private readonly video: VideoQuestions, private readonly recordings: Recordings) {}

  /** What was seen at the start of the span; where that is not recorded, at the first instant that is. */
  async find(caller: Caller, span: AskedSpan): Promise<FoundStill> {
    try {
      return await this.at(caller, span, span.startTime) ?? await this.atFirst(caller, span) ?? { state: 'none' };
    } catch (error) {
      const refused = error instanceof VigieError && error.status < 500;
      return { state: refused ? 'refused' : 'unanswered' };
    }
  }

  private async atFirst(caller: Caller, span: AskedSpan): Promise<FoundStill | undefined> {
    const first = await this.recordings.firstInstant(caller, span);
    return first && first.getTime() > span.startTime.getTime() ? this.at(caller, span, first) : undefined;
  }

  /** Undefined where nothing is recorded at the instant. */
  private async at(caller: Caller, span: AskedSpan, instant: Date): Promise<FoundStill | undefined> {
    const { startTime, endTime } = span;
    let reply: StillGetReply;
    try {
      reply = await this.video.still(caller, span, instant, width);
    } catch (error) {
      if (error instanceof VigieError && error.code === 'recording.notFound') return undefined;
      throw error;
    }
    const frameTime = new Date(reply.time);
    const within = frameTime.getTime() >= startTime.getTime() - slackMs && frameTime.getTime() <= endTime.getTime();
    return within && reply.mediaType === 'image/jpeg' ? { state: 'kept', picture: Buffer.from(reply.data, 'base64'), frameTime } : undefined;
  }
}
