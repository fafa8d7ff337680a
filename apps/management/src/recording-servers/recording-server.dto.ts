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

  /** True: forgets the key that secrets are sealed to; the next one that the recording server tells is kept. For one that was set up anew. */
  @IsOptional()
  @IsBoolean()
  forgetKey?: boolean;
}
