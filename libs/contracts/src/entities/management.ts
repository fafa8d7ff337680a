import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { IsInstant } from '../instant.js';
import { Describe } from '../json-schema.js';
import { Nested } from '../nested.js';
import { HasRelations, Ref, Relations } from '../references.js';

/** What every object of the management has. */
export class ManagedView {
  @IsId()
  id: string;

  @IsString()
  name: string;

  @IsOptional()
  @IsString()
  description?: string;

  @HasRelations()
  relations: Relations;
}

/** What lives in partitions (MG-21). */
export class PartitionedView extends ManagedView {
  @Describe('The partitions it lives in; a right counts only where one of them is reached.')
  @Nested(() => Ref, { each: true })
  partitions: Ref[];
}

export class SiteView extends ManagedView {
  @Describe('IANA name of the time zone in which schedules are read.')
  @IsString()
  timeZone: string;

  @Describe('Users below this level may not stay signed in; 254: everybody may (MG-25).')
  @IsInt()
  @Min(1)
  @Max(254)
  minimumUserLevel: number;
}

export class RecordingServerView extends PartitionedView {
  @IsBoolean()
  enabled: boolean;
}

export class HardwareView extends PartitionedView {
  @IsBoolean()
  enabled: boolean;

  @Describe('Address of the device, such as rtsp://192.0.2.20:554; never holds a password.')
  @IsString()
  address: string;

  @IsOptional()
  @IsString()
  user?: string;

  @Describe('Whether a password is kept; the password itself never shows.')
  @IsBoolean()
  hasPassword: boolean;

  @IsOptional()
  @IsString()
  model?: string;

  @IsOptional()
  @IsString()
  firmware?: string;

  @IsOptional()
  @IsString()
  serialNumber?: string;

  @Nested(() => Ref)
  recordingServer: Ref;
}

export class StreamView extends ManagedView {
  @Describe('Where the recording-server fetches it: an rtsp address without user and password.')
  @IsString()
  url: string;

  @Describe('Shown when a viewer asks for no stream in particular.')
  @IsBoolean()
  isDefault: boolean;

  @Describe('Recorded while the camera records.')
  @IsBoolean()
  isRecorded: boolean;
}

export const recordingModes = ['always', 'off'] as const;
export type RecordingMode = (typeof recordingModes)[number];

export class CameraView extends PartitionedView {
  @IsBoolean()
  enabled: boolean;

  @Nested(() => Ref)
  hardware: Ref;

  @Nested(() => Ref)
  recordingServer: Ref;

  @IsIn(recordingModes)
  recording: RecordingMode;

  @Describe('Days that recordings are kept.')
  @IsInt()
  @Min(1)
  retentionDays: number;

  @Describe('Users below this level lose its streams (MG-26).')
  @IsOptional()
  @IsInt()
  blockLevel?: number;

  @Nested(() => StreamView, { each: true })
  streams: StreamView[];

  @Nested(() => Ref, { each: true })
  cameraGroups: Ref[];
}

export class CameraGroupView extends PartitionedView {
  @Describe('The group it is part of.')
  @IsOptional()
  @Nested(() => Ref)
  parentGroup?: Ref;

  @Nested(() => Ref, { each: true })
  cameras: Ref[];
}

export class PartitionView extends ManagedView {
  @Describe('The root partition: everybody with a role reaches it.')
  @IsBoolean()
  builtIn: boolean;
}

export const mediaVerbs = ['live', 'playback', 'export'] as const;
export type MediaVerb = (typeof mediaVerbs)[number];

/** A ticket for one camera and one verb (RC-08): shown this once. */
export class MediaTicketView {
  @IsId()
  id: string;

  @Describe('What the viewer presents to the recording-server: opaque, 256 bits, base64url.')
  @IsString()
  ticket: string;

  @Nested(() => Ref)
  camera: Ref;

  @IsIn(mediaVerbs)
  verb: MediaVerb;

  @Describe('Until when it can be presented; the stream may go on.')
  @IsInstant()
  presentBefore: string;

  @HasRelations()
  relations: Relations;
}
