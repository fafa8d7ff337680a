import { IsInt, IsString, Max, Min } from 'class-validator';
import { PlatformConfig, Setting } from '@vigie/platform/config';

/** What the identity-provider reads from its environment. */
export class IdentityConfig extends PlatformConfig {
  @Setting({ env: 'ADMIN_PASSWORD_FILE', description: 'Where the one-time password of Admin is written at the first start; removed when Admin changes it.' })
  @IsString()
  adminPasswordFile = '.vigie/initial-admin-password';

  @Setting({ env: 'CLI_CLIENT_SECRET_FILE', description: 'Secret of the command line (client vigie-cli); made where there is none.' })
  @IsString()
  cliClientSecretFile = '.vigie/cli-client-secret';

  @Setting({ env: 'SYSTEM_KEY_FILE', description: 'The key that seals signing keys and sessions in the database; made where there is none. Losing it signs everybody out.' })
  @IsString()
  systemKeyFile = '.vigie/system-key';

  @Setting({ env: 'SIGNING_KEY_DAYS', description: 'How many days a signing key signs before the next one takes over.' })
  @IsInt()
  @Min(1)
  @Max(366)
  signingKeyDays = 90;

  @Setting({ env: 'PASSWORD_HASHERS', description: 'How many passwords are checked at once; the others wait.' })
  @IsInt()
  @Min(1)
  @Max(64)
  passwordHashers = 2;
}

