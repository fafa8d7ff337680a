import { IsBoolean, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { HasRelations, Relations } from '../references.js';
import { IsInstant } from '../instant.js';

/** A basic user as the API shows it: a name and a password of this site's own (ID-02). The password never shows. */
export class BasicUser {
  @IsId()
  id: string;

  @IsString()
  name: string;

  @IsOptional()
  @IsString()
  fullName?: string;

  @IsOptional()
  @IsString()
  description?: string;

  @IsBoolean()
  disabled: boolean;

  @IsBoolean()
  mustChangePassword: boolean;

  @IsBoolean()
  builtIn: boolean;

  @IsInstant()
  createdAt: string;

  @IsInstant()
  modifiedAt: string;

  @IsOptional()
  @IsInstant()
  lastSignIn?: string;

  @HasRelations()
  relations: Relations;
}

/** A confidential client as the API shows it. */
export class IntegrationClient {
  @IsId()
  id: string;

  @IsString()
  clientId: string;

  @IsString()
  name: string;

  @IsOptional()
  @IsString()
  description?: string;

  @IsBoolean()
  builtIn: boolean;

  @IsInstant()
  createdAt: string;

  @HasRelations()
  relations: Relations;
}

/** A client just created: its secret is shown this once and kept only as a digest. */
export class CreatedIntegrationClient extends IntegrationClient {
  @IsString()
  clientSecret: string;

  /** Lifetime of its access tokens, in seconds. */
  @IsInt()
  @Min(1)
  tokenLifetime: number;
}
