import { Injectable } from '@nestjs/common';
import { recordingsFind } from '@vigie/contracts';
import type { RecordingState } from '@vigie/contracts';
import { Questions } from '@vigie/platform/messaging';
import type { Caller } from '@vigie/platform/security';
import { logger } from '@vigie/platform/telemetry';
import { IncidentConfig } from '../../app.config.js';
import { recordingState } from './recording-state.rules.js';

const log = logger('recordings');

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

  async state(caller: Caller, { cameraId, startTime, endTime }: AskedSpan): Promise<RecordingState> {
    const request = { camera: cameraId, from: startTime.toISOString(), to: endTime.toISOString() };
    try {
      const { spans } = await this.questions.ask(recordingsFind, request, { caller, deadlineMs: this.config.recordingQuestionMs });
      return recordingState(startTime, endTime, spans);
    } catch (error) {
      log.debug({ err: error, camera: cameraId }, 'whether it is recorded is unknown');
      return 'unknown';
    }
  }

  /** The state of each span, asked all at once. */
  states(caller: Caller, spans: readonly AskedSpan[]): Promise<RecordingState[]> {
    return Promise.all(spans.map((span) => this.state(caller, span)));
  }
}
