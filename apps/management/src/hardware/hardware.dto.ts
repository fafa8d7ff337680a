import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { Describe } from '@vigie/contracts';
import { Lenient } from '@vigie/platform/http';
import { ChangePartitionedDto, CreatePartitionedDto, RefId } from '../changes/input.js';

@Lenient()
export class CreateHardwareDto extends CreatePartitionedDto {
  @Describe('Such as rtsp://192.0.2.20:554. User and password may stand in it; they are kept apart and sealed.')
  @IsString()
  @MaxLength(2048)
  address: string;

  @Describe('The first one of the site where absent.')
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

  @IsOptional()
  @IsBoolean()
  enabled?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  model?: string;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  firmware?: string;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  serialNumber?: string;
}

@Lenient()
export class ChangeHardwareDto extends ChangePartitionedDto {
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  address?: string;

  @IsOptional()
  @RefId()
  recordingServer?: string;

  @Describe('An empty one takes user and password away.')
  @IsOptional()
  @IsString()
  @MaxLength(256)
  user?: string;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  password?: string;

  @IsOptional()
  @IsBoolean()
  enabled?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  model?: string;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  firmware?: string;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  serialNumber?: string;
}
