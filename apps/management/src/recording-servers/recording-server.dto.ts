import { IsBoolean, IsOptional } from 'class-validator';
import { Lenient } from '@vigie/platform/http';
import { ChangePartitionedDto, CreatePartitionedDto } from '../changes/input.js';

@Lenient()
export class CreateRecordingServerDto extends CreatePartitionedDto {
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;
}

@Lenient()
export class ChangeRecordingServerDto extends ChangePartitionedDto {
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;
}
