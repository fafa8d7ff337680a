import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { Describe, GrantView, Nested } from '@vigie/contracts';
import { Lenient } from '@vigie/platform/http';
import { ChangeManagedDto, CreateManagedDto, RefIds } from '../changes/input.js';

@Lenient()
export class CreateRoleDto extends CreateManagedDto {
  @Nested(() => GrantView)
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => GrantView)
  grants?: GrantView[];

  @Describe('Partitions that its holders reach, besides the root.')
  @IsOptional()
  @RefIds()
  reaches?: string[];
}

@Lenient()
export class ChangeRoleDto extends ChangeManagedDto {
  @Describe('All grants of the role; absent: they stay as they are.')
  @Nested(() => GrantView)
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => GrantView)
  grants?: GrantView[];

  @IsOptional()
  @RefIds()
  reaches?: string[];
}
