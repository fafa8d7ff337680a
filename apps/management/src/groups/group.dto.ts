import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Describe } from '@vigie/contracts';
import { ChangePartitionedDto, CreatePartitionedDto, RefIds } from '../changes/input.js';

export class CreateGroupDto extends CreatePartitionedDto {
  @Describe('Level that members inherit: 1 (highest) to 254.')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(254)
  level?: number;

  @Describe('Partitions that members reach.')
  @IsOptional()
  @RefIds()
  reaches?: string[];
}

export class ChangeGroupDto extends ChangePartitionedDto {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(254)
  level?: number;

  @IsOptional()
  @RefIds()
  reaches?: string[];
}
