import { IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { IsReadableName } from '@vigie/contracts';

export class CreateClientDto {
  /** 1 to 64 characters, unlike every other client's. */
  @IsString()
  @IsReadableName()
  @Length(1, 64)
  name: string;

  @IsOptional()
  @IsString()
  @MaxLength(1024)
  description?: string | null;
}
