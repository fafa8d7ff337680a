import { IsBase64, IsInt, IsMimeType, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { defineFact, defineQuestion } from '../definitions.js';
import { IsInstant } from '../instant.js';
import { Nested } from '../nested.js';

/** A camera gives no video any more on one of its streams. */
export class CameraSignalLost {
  @IsId()
  camera: string;

  @IsString()
  @MaxLength(256)
  cameraName: string;

  @IsId()
  recordingServer: string;

  /** The stream that failed first. */
  @IsId()
  stream: string;

  /** Since when there is no video, ISO 8601. */
  @IsInstant()
  since: string;
}

/** Every stream of the camera gives video again. */
export class CameraSignalRestored {
  @IsId()
  camera: string;

  @IsString()
  @MaxLength(256)
  cameraName: string;

  @IsId()
  recordingServer: string;

  /** When the loss that ends here began, ISO 8601. */
  @IsInstant()
  lostSince: string;

  @IsInstant()
  restoredAt: string;
}

/** How full the media store is. */
export class DiskUse {
  @IsId()
  recordingServer: string;

  @IsInt()
  @Min(0)
  usedBytes: number;

  @IsInt()
  @Min(0)
  quotaBytes: number;
}

export class RecordingsFindRequest {
  @IsId()
  camera: string;

  @IsInstant()
  from: string;

  @IsInstant()
  to: string;
}

/** An uninterrupted span, ISO 8601. */
export class RecordedSpan {
  @IsInstant()
  from: string;

  @IsInstant()
  to: string;
}

export class RecordingsFindReply {
  /** Cut to the asked-for time, oldest first, at most 1000. */
  @Nested(() => RecordedSpan, { each: true })
  spans: RecordedSpan[];
}

export class StillGetRequest {
  @IsId()
  camera: string;

  /** The instant; the last frame at or before it is taken. */
  @IsInstant()
  time: string;

  /** Pixels; the height follows. Never more than the recording has. */
  @IsOptional()
  @IsInt()
  @Min(32)
  @Max(1920)
  width?: number;
}

export class StillGetReply {
  /** Wall clock of the frame. */
  @IsInstant()
  time: string;

  @IsMimeType()
  mediaType: string;

  @IsBase64()
  data: string;
}

const service = 'recording-server';
const camera = '3c9f4b0e-77f2-4c1b-9d1a-6c0e1f9a2b10';
const recordingServer = '00000000-0000-4000-8000-0000000000c1';
const since = '2026-11-22T10:15:30.250Z';

/** No video for a few seconds, or the stream broke; told once until it is back (RC-14). */
export const cameraSignalLost = defineFact({
  service, thing: 'camera', verb: 'signalLost', payload: CameraSignalLost,
  sample: { camera, cameraName: 'Gate north', recordingServer, stream: 'e1b2c3d4-1a2b-4c3d-8e4f-5a6b7c8d9e30', since },
});

/** The end of a loss (RC-14). */
export const cameraSignalRestored = defineFact({
  service, thing: 'camera', verb: 'signalRestored', payload: CameraSignalRestored,
  sample: { camera, cameraName: 'Gate north', recordingServer, lostSince: since, restoredAt: '2026-11-22T10:18:02.100Z' },
});

/** The media store passed nine tenths of its quota; from the quota on, the oldest recordings go first (RC-14). */
export const diskNearlyFull = defineFact({
  service, thing: 'disk', verb: 'nearlyFull', payload: DiskUse, sample: { recordingServer, usedBytes: 9_200_000_000, quotaBytes: 10_000_000_000 },
});

/** The media store has room again: below eight tenths of its quota. */
export const diskRelieved = defineFact({
  service, thing: 'disk', verb: 'relieved', payload: DiskUse, sample: { recordingServer, usedBytes: 7_900_000_000, quotaBytes: 10_000_000_000 },
});

/** Recorded spans of a camera within a time; decided on the caller's playback right (RC-03). */
export const recordingsFind = defineQuestion({
  service, askers: ['incident-manager'], thing: 'recordings', verb: 'find', request: RecordingsFindRequest, reply: RecordingsFindReply,
  samples: {
    request: { camera, from: '2026-11-22T10:00:00.000Z', to: '2026-11-22T11:00:00.000Z' },
    reply: { spans: [{ from: '2026-11-22T10:00:00.000Z', to: since }] },
  },
});

/** One recorded picture as JPEG; decided on the caller's playback right. */
export const stillGet = defineQuestion({
  service, askers: ['incident-manager'], thing: 'still', verb: 'get', request: StillGetRequest, reply: StillGetReply,
  samples: { request: { camera, time: since, width: 640 }, reply: { time: since, mediaType: 'image/jpeg', data: '/9j/4AAQSkZJRg==' } },
});
