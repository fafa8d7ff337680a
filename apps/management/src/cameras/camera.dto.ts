import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Describe, Nested, recordingModes } from '@vigie/contracts';
import type { RecordingMode } from '@vigie/contracts';
import { Lenient } from '@vigie/platform/http';
import { ChangePartitionedDto, CreatePartitionedDto, RefId } from '../changes/input.js';
import { CreateStreamDto } from './streams/stream.dto.js';

/** A camera of known hardware, or with `address` a camera and its hardware in one step. */
@Lenient()
export class CreateCameraDto extends CreatePartitionedDto {
  @IsOptional()
  @RefId()
  hardware?: string;

  @Describe('In one step: the rtsp address; user and password may stand in it.')
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  address?: string;

  @IsOptional()
  @RefId()
  recordingServer?: string;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  user?: string;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  password?: string;

  @Describe('One stream at the address where absent.')
  @IsOptional()
  @ArrayMaxSize(16)
  @Nested(() => CreateStreamDto, { each: true })
  streams?: CreateStreamDto[];

  @IsOptional()
  @IsBoolean()
  enabled?: boolean;

  @IsOptional()
  @IsIn(recordingModes)
  recording?: RecordingMode;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(36_500)
  retentionDays?: number;
}

@Lenient()
export class ChangeCameraDto extends ChangePartitionedDto {
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;

  @IsOptional()
  @IsIn(recordingModes)
  recording?: RecordingMode;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(36_500)
  retentionDays?: number;

  @Describe('Users below this level lose its streams; 254 blocks nobody (MG-26).')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(254)
  blockLevel?: number;
}
