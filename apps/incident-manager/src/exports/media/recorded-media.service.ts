import { Injectable } from '@nestjs/common';
import { isErrorCode, mediaTicketIssue, recordingExportPlan, VigieError } from '@vigie/contracts';
import type { RecordingExportPart } from '@vigie/contracts';
import { Questions } from '@vigie/platform/messaging';
import type { Caller } from '@vigie/platform/security';
import { IncidentConfig } from '../../app.config.js';

/** How long the recording-server may take to look through its indexes for one sequence, in milliseconds. */
const planMs = 30_000;

/** A span of one camera. */
export interface ExportedSpan {
  cameraId: string;
  startTime: Date;
  endTime: Date;
}

/** A file that the recording-server gives; exactly so long, or it ends with an error. */
export interface MediaFile {
  bytes: number;
  content: AsyncIterable<Uint8Array>;
}

/** Fetches recordings in the name of the person who exports: management and recording-server decide on that person's rights. */
@Injectable()
export class RecordedMedia {
  constructor(private readonly questions: Questions, private readonly config: IncidentConfig) {}

  /** The files of a span. Throws the refusal, or `service.unavailable`. */
  async plan(caller: Caller, { cameraId, startTime, endTime }: ExportedSpan): Promise<RecordingExportPart[]> {
    const request = { camera: cameraId, from: startTime.toISOString(), to: endTime.toISOString() };
    return (await this.questions.ask(recordingExportPlan, request, { caller, deadlineMs: planMs })).parts;
  }

  /** One of the files, as it comes. Throws the refusal, or `incident.export.notCompleted`. */
  async fetch(caller: Caller, camera: string, { stream, from, last }: RecordingExportPart, signal: AbortSignal): Promise<MediaFile> {
    const { ticket } = await this.questions.ask(mediaTicketIssue, { camera, verb: 'export' }, { caller });
    const query = new URLSearchParams({ camera, stream, from, last });
    const response = await fetch(`${this.config.recordingServerUrl}/api/rest/v1/recordings/export?${query.toString()}`, { headers: { Authorization: `Ticket ${ticket}` }, signal })
      .catch((error: unknown) => Promise.reject(new VigieError('incident.export.notCompleted', { cause: error })));
    if (!response.ok || !response.body) throw await refusalOf(response);
    return { bytes: Number(response.headers.get('content-length')), content: response.body as AsyncIterable<Uint8Array> };
  }
}

async function refusalOf(response: Response): Promise<VigieError> {
  const body = (await response.json().catch(() => undefined)) as { error?: { details?: { errorTextId?: string }[] } } | undefined;
  const code = body?.error?.details?.[0]?.errorTextId ?? '';
  if (isErrorCode(code) && response.status < 500) return new VigieError(code, { params: { privilege: 'camera.export' } });
  return new VigieError('incident.export.notCompleted', { cause: new Error(`the recording-server answered ${response.status}`) });
}
