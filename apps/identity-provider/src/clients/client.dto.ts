import { IsOptional, IsString, Length, MaxLength } from 'class-validator';

export class CreateClientDto {
  /** 1 to 64 characters, unlike every other client's. */
  @IsString()
  @Length(1, 64)
  name: string;

  @IsOptional()
  @IsString()
  @MaxLength(1024)
  description?: string | null;
}
