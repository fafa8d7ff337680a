import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Describe } from '@vigie/contracts';
import { Lenient } from '@vigie/platform/http';
import { RefIds } from '../changes/input.js';

/** What the site sets for a user; name and state belong to the account. */
@Lenient()
export class ChangeUserDto {
  @Describe('1 (highest) to 254; 0 takes the own level away, so that it is inherited again (MG-24).')
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(254)
  level?: number;

  @IsOptional()
  @RefIds()
  partitions?: string[];

  @Describe('Partitions that this user reaches.')
  @IsOptional()
  @RefIds()
  reaches?: string[];
}
