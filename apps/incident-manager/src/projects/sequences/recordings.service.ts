import { Injectable } from '@nestjs/common';
import { recordingsFind, VigieError } from '@vigie/contracts';
import type { RecordedSpan, RecordingState } from '@vigie/contracts';
import { Questions } from '@vigie/platform/messaging';
import type { Caller } from '@vigie/platform/security';
import { logger } from '@vigie/platform/telemetry';
import { IncidentConfig } from '../../app.config.js';
import { recordingState } from './recording-state.rules.js';

const log = logger('recordings');

/** Questions under way at once for one report. */
const atOnce = 20;

/** A span to ask about. */
export interface AskedSpan {
  cameraId: string;
  startTime: Date;
  endTime: Date;
}

/** Asks the recording-server what is recorded. It never stands in anybody's way: without an answer the state is unknown (IM-23). */
@Injectable()
export class Recordings {
  constructor(private readonly questions: Questions, private readonly config: IncidentConfig) {}

  /** The state of each span, asked all at once. */
  states(caller: Caller, spans: readonly AskedSpan[]): Promise<RecordingState[]> {
    return Promise.all(spans.map((span) => this.ask(caller, span).catch((error: unknown): RecordingState => {
      log.debug({ err: error, camera: span.cameraId }, 'whether it is recorded is unknown');
      return 'unknown';
    })));
  }

  /**
   * The state of each span at this moment. Where the recording-server refuses to tell this caller it is what was found
   * when the span was added; where it does not answer, `unanswered`, and it is not asked on and on.
   */
  async statesNow(caller: Caller, spans: readonly (AskedSpan & { hasRecording: RecordingState })[]): Promise<(RecordingState | 'unanswered')[]> {
    const states: (RecordingState | 'unanswered')[] = [];
    while (states.length < spans.length) {
      const next = spans.slice(states.length, states.length + atOnce);
      if (states.includes('unanswered')) states.push(...next.map(() => 'unanswered' as const));
      else states.push(...await Promise.all(next.map((span) => this.askNow(caller, span))));
    }
    return states;
  }

  private askNow(caller: Caller, span: AskedSpan & { hasRecording: RecordingState }): Promise<RecordingState | 'unanswered'> {
    return this.ask(caller, span).catch((error: unknown) => {
      const refused = error instanceof VigieError && error.code !== 'service.unavailable';
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

  private async spans(caller: Caller, { cameraId, startTime, endTime }: AskedSpan): Promise<RecordedSpan[]> {
    const request = { camera: cameraId, from: startTime.toISOString(), to: endTime.toISOString() };
    return (await this.questions.ask(recordingsFind, request, { caller, deadlineMs: this.config.recordingQuestionMs })).spans;
  }
}
