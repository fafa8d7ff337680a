import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { Describe } from '@vigie/contracts';
import { Lenient } from '@vigie/platform/http';
import { IsName } from '../../changes/input.js';

@Lenient()
export class CreateStreamDto {
  @IsName()
  name: string;

  @Describe('An rtsp address on the camera, or a path such as /low.')
  @IsString()
  @MaxLength(2048)
  url: string;

  @IsOptional()
  @IsBoolean()
  isDefault?: boolean;

  @IsOptional()
  @IsBoolean()
  isRecorded?: boolean;
}

@Lenient()
export class ChangeStreamDto {
  @IsOptional()
  @IsName()
  name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2048)
  url?: string;

  @Describe('True makes it the default instead of the present one.')
  @IsOptional()
  @IsBoolean()
  isDefault?: boolean;

  @IsOptional()
  @IsBoolean()
  isRecorded?: boolean;
}
