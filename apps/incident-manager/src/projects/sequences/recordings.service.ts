import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { RecordedSpan, RecordingState } from '@vigie/contracts';
import type { Caller } from '@vigie/platform/security';
import { logger } from '@vigie/platform/telemetry';
import { askSites } from './ask-sites.js';
import { recordingState } from './recording-state.rules.js';
import { VideoQuestions } from './video-questions.service.js';
import type { AskedCamera } from './video-questions.service.js';

const log = logger('recordings');

/** What says that nobody answered. */
const silence = new Set<string>(['service.unavailable', 'childSite.unreachable']);

/** Questions under way at once for one report. */
const atOnce = 20;

/** A span to ask about. */
export interface AskedSpan extends AskedCamera {
  startTime: Date;
  endTime: Date;
}

/** Finds out what is recorded. It never stands in anybody's way: without an answer the state is unknown (IM-23). */
@Injectable()
export class Recordings {
  constructor(private readonly video: VideoQuestions) {}

  /** The state of each span, asked all at once. */
  states(caller: Caller, spans: readonly AskedSpan[]): Promise<RecordingState[]> {
    return Promise.all(spans.map((span) => this.ask(caller, span).catch((error: unknown): RecordingState => {
      log.debug({ err: error, camera: span.cameraId }, 'whether it is recorded is unknown');
      return 'unknown';
    })));
  }

  /**
   * The state of each span at this moment. Where its site refuses to tell this caller it is what was found when the span was
   * added; where it does not answer, `unanswered`, and it is not asked on and on.
   */
  statesNow(caller: Caller, spans: readonly (AskedSpan & { hasRecording: RecordingState })[]): Promise<(RecordingState | 'unanswered')[]> {
    return askSites<AskedSpan & { hasRecording: RecordingState }, RecordingState | 'unanswered'>(spans, {
      atOnce, silent: new Set(), isSilence: (state) => state === 'unanswered',
      ask: async (span, silent) => (silent ? 'unanswered' : this.askNow(caller, span)),
    });
  }

  private askNow(caller: Caller, span: AskedSpan & { hasRecording: RecordingState }): Promise<RecordingState | 'unanswered'> {
    return this.ask(caller, span).catch((error: unknown) => {
      const refused = error instanceof VigieError && !silence.has(error.code);
      return refused ? span.hasRecording : 'unanswered';
    });
  }

  /** When the recording of a span begins; undefined where nothing is recorded. Throws where nobody says. */
  async firstInstant(caller: Caller, span: AskedSpan): Promise<Date | undefined> {
    const [first] = await this.spans(caller, span);
    return first && new Date(first.from);
  }

  private async ask(caller: Caller, span: AskedSpan): Promise<RecordingState> {
    return recordingState(span.startTime, span.endTime, await this.spans(caller, span));
  }

  private spans(caller: Caller, span: AskedSpan): Promise<RecordedSpan[]> {
    return this.video.recordings(caller, span, span.startTime, span.endTime);
  }
}
