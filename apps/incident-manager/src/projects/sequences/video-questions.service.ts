import { Injectable } from '@nestjs/common';
import { childRecordingsFind, childStillGet, recordingsFind, stillGet } from '@vigie/contracts';
import type { RecordedSpan, StillGetReply } from '@vigie/contracts';
import { Questions } from '@vigie/platform/messaging';
import type { Caller } from '@vigie/platform/security';
import { IncidentConfig } from '../../app.config.js';
import { CameraSites } from './camera-sites.service.js';

/** A camera with its site. */
export interface AskedCamera {
  cameraId: string;
  siteId: string;
}

/** Asks about recordings where they are kept: the recording-server, or the child site of the camera, which the management asks. */
@Injectable()
export class VideoQuestions {
  constructor(private readonly questions: Questions, private readonly sites: CameraSites, private readonly config: IncidentConfig) {}

  async recordings(caller: Caller, camera: AskedCamera, startTime: Date, endTime: Date): Promise<RecordedSpan[]> {
    const { recordingQuestionMs, childQuestionMs } = this.config;
    const request = { camera: camera.cameraId, from: startTime.toISOString(), to: endTime.toISOString() };
    const { spans } = this.sites.isChild(camera)
      ? await this.questions.ask(childRecordingsFind, { ...request, site: camera.siteId }, { caller, deadlineMs: childQuestionMs })
      : await this.questions.ask(recordingsFind, request, { caller, deadlineMs: recordingQuestionMs });
    return spans;
  }

  /** `width` in pixels. Throws `recording.notFound` where nothing is recorded at the instant. */
  still(caller: Caller, camera: AskedCamera, instant: Date, width: number): Promise<StillGetReply> {
    const { stillQuestionMs, childQuestionMs } = this.config;
    const request = { camera: camera.cameraId, time: instant.toISOString(), width };
    return this.sites.isChild(camera)
      ? this.questions.ask(childStillGet, { ...request, site: camera.siteId }, { caller, deadlineMs: stillQuestionMs + childQuestionMs })
      : this.questions.ask(stillGet, request, { caller, deadlineMs: stillQuestionMs });
  }
}
