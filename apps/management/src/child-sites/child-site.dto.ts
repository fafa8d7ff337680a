import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { Describe } from '@vigie/contracts';
import { IsName } from '../changes/input.js';

export class CreateChildSiteDto {
  @Describe('Public address of the site: https, or http on this machine. Only its origin counts.')
  @IsString()
  @IsNotEmpty()
  @MaxLength(2048)
  url: string;

  @Describe('Of the integration client that the site made for this one.')
  @IsString()
  @IsNotEmpty()
  @MaxLength(256)
  clientId: string;

  @Describe('Sealed, and never shown again.')
  @IsString()
  @IsNotEmpty()
  @MaxLength(256)
  clientSecret: string;

  @Describe('What it is called here; absent: what it calls itself, and follows that.')
  @IsOptional()
  @IsName()
  name?: string;
}

/** A new address, client or secret is tried before it is kept; it must lead to the same site. */
export class ChangeChildSiteDto {
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2048)
  url?: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(256)
  clientId?: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(256)
  clientSecret?: string;

  @IsOptional()
  @IsName()
  name?: string;
}
