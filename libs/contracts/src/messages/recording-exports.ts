import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { defineQuestion } from '../definitions.js';
import { IsInstant } from '../instant.js';
import { Nested } from '../nested.js';
import { RecordedSpan } from './recording-server.js';

export class RecordingExportPlanRequest {
  @IsId()
  camera: string;

  @IsInstant()
  from: string;

  @IsInstant()
  to: string;
}

/** One MP4 file of one stream: as much of the span as was recorded with the same parameters. */
export class RecordingExportPart {
  @IsId()
  stream: string;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  streamName?: string;

  /** Wall clock of the first frame, a key frame: at or before the asked-for beginning where that was recorded. Names the part together with `last`. */
  @IsInstant()
  from: string;

  /** Wall clock of the end of the last frame. */
  @IsInstant()
  to: string;

  /** Wall clock of the last frame. */
  @IsInstant()
  last: string;

  /** Of the whole file. */
  @IsInt()
  @Min(0)
  bytes: number;

  /** RFC 6381. */
  @IsString()
  @MaxLength(64)
  codec: string;

  @IsInt()
  width: number;

  @IsInt()
  height: number;

  /** Where nothing was recorded in between; the file's time goes on over them. At most 1000. */
  @Nested(() => RecordedSpan, { each: true })
  gaps: RecordedSpan[];
}

export class RecordingExportPlanReply {
  /** By stream, oldest first; none where nothing was recorded. */
  @Nested(() => RecordingExportPart, { each: true })
  parts: RecordingExportPart[];
}

/**
 * What of a span can be exported, decided on the caller's rights to play back and to export (RC-07). Each part is then fetched from
 * `/api/rest/v1/recordings/export?camera=…&stream=…&from=…&last=…` with a media ticket of the verb `export`.
 */
export const recordingExportPlan = defineQuestion({
  service: 'recording-server', askers: ['incident-manager'], thing: 'recordingExport', verb: 'plan', request: RecordingExportPlanRequest, reply: RecordingExportPlanReply,
  samples: {
    request: { camera: '3c9f4b0e-77f2-4c1b-9d1a-6c0e1f9a2b10', from: '2026-11-22T10:15:00.000Z', to: '2026-11-22T10:16:30.000Z' },
    reply: {
      parts: [{
        stream: 'e1b2c3d4-1a2b-4c3d-8e4f-5a6b7c8d9e30', streamName: 'Main', from: '2026-11-22T10:14:59.200Z', to: '2026-11-22T10:16:30.000Z', last: '2026-11-22T10:16:29.960Z', bytes: 22_750_144,
        codec: 'avc1.64001f', width: 1920, height: 1080, gaps: [],
      }],
    },
  },
});
