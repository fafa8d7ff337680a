import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { defineFact, defineQuestion } from '../definitions.js';
import { mediaVerbs, recordingModes } from '../entities/management.js';
import type { MediaVerb, RecordingMode } from '../entities/management.js';
import { IsInstant } from '../instant.js';
import { Nested } from '../nested.js';
import { wellKnown } from '../well-known.js';

/** The recording server that every installation starts with. */
export const firstRecordingServer = '00000000-0000-4000-8000-0000000000c1';

/** One stream of a camera, as the recording-server fetches it. */
export class CameraFactStream {
  @IsId()
  id: string;

  @IsString()
  @MaxLength(256)
  name: string;

  /** rtsp address without user and password. */
  @IsString()
  @MaxLength(2048)
  url: string;

  /** Shown when a viewer asks for no stream in particular; exactly one of a camera. */
  @IsBoolean()
  isDefault: boolean;

  /** Recorded while the camera records. */
  @IsBoolean()
  isRecorded: boolean;
}

/** A camera as it is after a change: all that is needed to fetch and record it, save its credentials (ask `cameraCredentials`). */
export class CameraFact {
  @IsId()
  id: string;

  @IsString()
  @MaxLength(256)
  name: string;

  /** Off: no live video, no recording. Also off while its hardware or recording server is. */
  @IsBoolean()
  enabled: boolean;

  @IsId()
  recordingServer: string;

  @IsId()
  hardware: string;

  @IsIn(recordingModes)
  recording: RecordingMode;

  @IsInt()
  @Min(1)
  @Max(36_500)
  retentionDays: number;

  /** Grows with every change of user or password: ask for them again. 0: the camera has none. */
  @IsInt()
  @Min(0)
  credentialsRevision: number;

  /** Grows with every change of the camera; an older one than known is out of date. */
  @IsInt()
  @Min(1)
  revision: number;

  @ArrayMaxSize(16)
  @Nested(() => CameraFactStream, { each: true })
  streams: CameraFactStream[];
}

/** Anything else of the register, after a change. */
export class RegisterFact {
  @IsId()
  id: string;

  @IsString()
  @MaxLength(256)
  name: string;
}

/** Gone from the register; the name is the one it had. */
export class RegisterDeleted extends RegisterFact {}

/** A user as the register holds it: names and levels, no contact data. */
export class UserFact extends RegisterFact {
  @IsIn(['user', 'client'])
  kind: 'user' | 'client';

  @IsInt()
  @Min(1)
  @Max(254)
  level: number;

  @IsBoolean()
  disabled: boolean;
}

export class CameraCredentialsRequest {
  @IsId()
  camera: string;

  /** Who asks: only the one that the camera's hardware belongs to is answered. */
  @IsId()
  recordingServer: string;

  /** Its X25519 public key, 32 bytes as base64url. Management keeps the first one it is told; with another nobody is answered. */
  @Matches(/^[\w-]{43}$/)
  key: string;

  /** Random, 16 bytes as base64url: the answer opens as one to this question alone. */
  @Matches(/^[\w-]{22}$/)
  nonce: string;
}

export class CameraCredentialsReply {
  /** JSON of `user` and `password` as far as there are any, sealed to the key of the recording server. Absent: there are none. */
  @IsOptional()
  @IsString()
  sealed?: string;

  @IsInt()
  @Min(0)
  credentialsRevision: number;
}

/** What the sealed part of an answer is bound to. */
export const credentialsBinding = ({ camera, recordingServer, nonce }: CameraCredentialsRequest): string =>
  ['camera.credentials', recordingServer, camera, nonce].join(' ');

export class CamerasOfRecordingServerRequest {
  /** All recording servers where absent. */
  @IsOptional()
  @IsId()
  recordingServer?: string;

  /** Goes on behind this camera: `next` of the answer before. */
  @IsOptional()
  @IsId()
  after?: string;
}

export class CamerasOfRecordingServerReply {
  @Nested(() => CameraFact, { each: true })
  cameras: CameraFact[];

  /** There are more: ask again with `after`. */
  @IsOptional()
  @IsId()
  next?: string;
}

export class MediaTicketRequest {
  @IsId()
  camera: string;

  @IsIn(mediaVerbs)
  verb: MediaVerb;
}

export class MediaTicketReply {
  /** Opaque, 256 bits, base64url. */
  @IsString()
  ticket: string;

  @IsInstant()
  presentBefore: string;
}

const service = 'management';
const camera: CameraFact = {
  id: '3c9f4b0e-77f2-4c1b-9d1a-6c0e1f9a2b10',
  name: 'Gate north',
  enabled: true,
  recordingServer: firstRecordingServer,
  hardware: '5a7d0c11-2b4e-4a0f-8d5c-9e1b3f7a6c20',
  recording: 'always',
  retentionDays: 30,
  credentialsRevision: 1,
  revision: 3,
  streams: [{ id: 'e1b2c3d4-1a2b-4c3d-8e4f-5a6b7c8d9e30', name: 'Main', url: 'rtsp://192.0.2.20:554/main', isDefault: true, isRecorded: true }],
};
const named = (id: string, name: string): RegisterFact => ({ id, name });

/** A camera was added: its recording server starts with it. */
export const cameraCreated = defineFact({ service, thing: 'camera', verb: 'created', payload: CameraFact, sample: { ...camera, revision: 1 } });
/** Anything of a camera changed, or of its hardware that matters for it; the payload is the whole camera. */
export const cameraUpdated = defineFact({ service, thing: 'camera', verb: 'updated', payload: CameraFact, sample: camera });
/** Removed from the register. Its recordings stay: removing them is an operation of its own (MG-03). */
export const cameraDeleted = defineFact({ service, thing: 'camera', verb: 'deleted', payload: RegisterDeleted, sample: named(camera.id, camera.name) });

const hardware = named(camera.hardware, 'Axis P3265');
export const hardwareCreated = defineFact({ service, thing: 'hardware', verb: 'created', payload: RegisterFact, sample: hardware });
export const hardwareUpdated = defineFact({ service, thing: 'hardware', verb: 'updated', payload: RegisterFact, sample: hardware });
export const hardwareDeleted = defineFact({ service, thing: 'hardware', verb: 'deleted', payload: RegisterDeleted, sample: hardware });

const recordingServer = named(firstRecordingServer, 'Recording server 1');
export const recordingServerCreated = defineFact({ service, thing: 'recordingServer', verb: 'created', payload: RegisterFact, sample: recordingServer });
export const recordingServerUpdated = defineFact({ service, thing: 'recordingServer', verb: 'updated', payload: RegisterFact, sample: recordingServer });
export const recordingServerDeleted = defineFact({ service, thing: 'recordingServer', verb: 'deleted', payload: RegisterDeleted, sample: recordingServer });

const cameraGroup = named('7b6a5948-3726-4150-8f0e-d1c2b3a49540', 'Perimeter');
export const cameraGroupCreated = defineFact({ service, thing: 'cameraGroup', verb: 'created', payload: RegisterFact, sample: cameraGroup });
export const cameraGroupUpdated = defineFact({ service, thing: 'cameraGroup', verb: 'updated', payload: RegisterFact, sample: cameraGroup });
export const cameraGroupDeleted = defineFact({ service, thing: 'cameraGroup', verb: 'deleted', payload: RegisterDeleted, sample: cameraGroup });

const user: UserFact = { id: '8d7a2c64-52fd-4d6f-9b51-0d8d5b6f2a11', name: 'ada', kind: 'user', level: 254, disabled: false };
/** Somebody can be given roles. */
export const userCreated = defineFact({ service, thing: 'user', verb: 'created', payload: UserFact, sample: user });
export const userUpdated = defineFact({ service, thing: 'user', verb: 'updated', payload: UserFact, sample: { ...user, level: 20 } });
export const userDeleted = defineFact({ service, thing: 'user', verb: 'deleted', payload: RegisterDeleted, sample: named(user.id, user.name) });

const group = named('9c8b7a69-5847-4362-8514-f3e2d1c0b950', 'Night shift');
export const groupCreated = defineFact({ service, thing: 'group', verb: 'created', payload: RegisterFact, sample: group });
export const groupUpdated = defineFact({ service, thing: 'group', verb: 'updated', payload: RegisterFact, sample: group });
export const groupDeleted = defineFact({ service, thing: 'group', verb: 'deleted', payload: RegisterDeleted, sample: group });

const role = named(wellKnown.administratorsRole, 'administrators');
export const roleCreated = defineFact({ service, thing: 'role', verb: 'created', payload: RegisterFact, sample: role });
/** Name, grants or holders changed; what it means for each principal is in the rights state. */
export const roleUpdated = defineFact({ service, thing: 'role', verb: 'updated', payload: RegisterFact, sample: role });
export const roleDeleted = defineFact({ service, thing: 'role', verb: 'deleted', payload: RegisterDeleted, sample: role });

const partition = named(wellKnown.rootPartition, 'Root');
export const partitionCreated = defineFact({ service, thing: 'partition', verb: 'created', payload: RegisterFact, sample: partition });
export const partitionUpdated = defineFact({ service, thing: 'partition', verb: 'updated', payload: RegisterFact, sample: partition });
export const partitionDeleted = defineFact({ service, thing: 'partition', verb: 'deleted', payload: RegisterDeleted, sample: partition });

/** Name, time zone or threat level of the site changed. */
export const siteUpdated = defineFact({ service, thing: 'site', verb: 'updated', payload: RegisterFact, sample: named('5f0b7b6e-5c55-4f0e-9a3e-0f3f2a1d7c10', 'Harbour') });

/** User and password of a camera, for the recording server that it belongs to, sealed to its key; any other is refused like for a camera that is not there. */
export const cameraCredentials = defineQuestion({
  service, askers: ['recording-server'], forServices: true, thing: 'camera', verb: 'credentials', request: CameraCredentialsRequest, reply: CameraCredentialsReply,
  samples: {
    request: { camera: camera.id, recordingServer: firstRecordingServer, key: 'A'.repeat(43), nonce: 'A'.repeat(22) },
    reply: { sealed: 'c2VhbGVk', credentialsRevision: 1 },
  },
});

/** The cameras of a recording server as they are now, a page at a time: to compare with what was heard; services only. */
export const camerasOfRecordingServer = defineQuestion({
  service, askers: ['recording-server'], forServices: true, thing: 'cameras', verb: 'ofRecordingServer', request: CamerasOfRecordingServerRequest, reply: CamerasOfRecordingServerReply,
  samples: { request: { recordingServer: firstRecordingServer }, reply: { cameras: [camera] } },
});

/** A ticket for the caller to see a camera, decided on the caller's own right (RC-08). */
export const mediaTicketIssue = defineQuestion({
  service, askers: ['mobile-server', 'incident-manager'], thing: 'mediaTicket', verb: 'issue', request: MediaTicketRequest, reply: MediaTicketReply,
  samples: {
    request: { camera: camera.id, verb: 'live' },
    reply: { ticket: 'mJ0rXqP1mYtQvCw3o8zq2h8m3kT5sV7uN9xB1dF4gHk', presentBefore: '2026-11-22T10:16:30.250Z' },
  },
});
