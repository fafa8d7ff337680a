import { IsInt, IsString, Max, Min } from 'class-validator';
import { PlatformConfig, Setting } from '@vigie/platform/config';

/** What the management reads from its environment. */
export class ManagementConfig extends PlatformConfig {
  @Setting({ env: 'SYSTEM_KEY_FILE', description: 'The key that seals camera passwords and the secrets of clients at child sites in the database; made where there is none. Losing it loses them.' })
  @IsString()
  systemKeyFile = '.vigie/system-key';

  @Setting({ env: 'RIGHTS_CHECK_MINUTES', description: 'How often everything that is published on rights is compared with the database, in minutes.' })
  @IsInt()
  @Min(1)
  @Max(1_440)
  rightsCheckMinutes = 10;

  @Setting({ env: 'CHILD_SITE_SECONDS', description: 'How often the names and cameras of every child site are read again, in seconds.' })
  @IsInt()
  @Min(1)
  @Max(86_400)
  childSiteSeconds = 60;
}
