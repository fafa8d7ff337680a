import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { Lenient } from '@vigie/platform/http';

/** XProtect has this resource too: members that are not ours are ignored. */
@Lenient()
export class CreateBasicUserDto {
  /** 1 to 64 characters. */
  @IsString()
  @MaxLength(256)
  name: string;

  /** At least 12 characters. */
  @IsString()
  @MaxLength(1024)
  password: string;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  fullName?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(1024)
  description?: string | null;

  /** Whether the password serves for one sign-in only; true unless told otherwise. */
  @IsOptional()
  @IsBoolean()
  mustChangePassword?: boolean | null;
}

@Lenient()
export class ChangeBasicUserDto {
  @IsOptional()
  @IsString()
  @MaxLength(256)
  name?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  fullName?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(1024)
  description?: string | null;

  @IsOptional()
  @IsBoolean()
  disabled?: boolean | null;
}

/** Parameters of the task ChangePassword. */
@Lenient()
export class ChangePasswordDto {
  @IsString()
  @MaxLength(1024)
  newPassword: string;

  /** Asked for when people change their own. */
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  currentPassword?: string | null;

  /** For somebody else's password: true unless told otherwise. */
  @IsOptional()
  @IsBoolean()
  mustChangePassword?: boolean | null;
}
