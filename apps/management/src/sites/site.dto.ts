import { IsInt, IsOptional, IsTimeZone, Max, Min } from 'class-validator';
import { Lenient } from '@vigie/platform/http';
import { ChangeManagedDto } from '../changes/input.js';

@Lenient()
export class ChangeSiteDto extends ChangeManagedDto {
  @IsOptional()
  @IsTimeZone()
  timeZone?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(254)
  minimumUserLevel?: number;
}
