import { ArrayMaxSize, IsOptional } from 'class-validator';
import { Describe, GrantView, Nested } from '@vigie/contracts';
import { Lenient } from '@vigie/platform/http';
import { ChangeManagedDto, CreateManagedDto, RefIds } from '../changes/input.js';

@Lenient()
export class CreateRoleDto extends CreateManagedDto {
  @IsOptional()
  @ArrayMaxSize(500)
  @Nested(() => GrantView, { each: true })
  grants?: GrantView[];

  @Describe('Partitions that its holders reach, besides the root.')
  @IsOptional()
  @RefIds()
  reaches?: string[];
}

@Lenient()
export class ChangeRoleDto extends ChangeManagedDto {
  @Describe('All grants of the role; absent: they stay as they are.')
  @IsOptional()
  @ArrayMaxSize(500)
  @Nested(() => GrantView, { each: true })
  grants?: GrantView[];

  @IsOptional()
  @RefIds()
  reaches?: string[];
}
