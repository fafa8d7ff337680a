import { IsOptional } from 'class-validator';
import { Describe } from '@vigie/contracts';
import { Lenient } from '@vigie/platform/http';
import { ChangePartitionedDto, CreatePartitionedDto, RefId, RefIds } from '../changes/input.js';

@Lenient()
export class CreateCameraGroupDto extends CreatePartitionedDto {
  @Describe('The group it is part of.')
  @IsOptional()
  @RefId()
  parentGroup?: string;

  @IsOptional()
  @RefIds(10_000)
  cameras?: string[];
}

@Lenient()
export class ChangeCameraGroupDto extends ChangePartitionedDto {
  @IsOptional()
  @RefId()
  parentGroup?: string;

  @Describe('All cameras of the group; absent: they stay as they are.')
  @IsOptional()
  @RefIds(10_000)
  cameras?: string[];
}
