import { IsInt, IsString, Max, Min } from 'class-validator';
import { PlatformConfig, Setting } from '@vigie/platform/config';

/** What the log-server reads from its environment. */
export class LogConfig extends PlatformConfig {
  @Setting({ env: 'SYSTEM_KEY_FILE', description: 'The key that seals the signing key of the log in the database; made where there is none.' })
  @IsString()
  systemKeyFile = '.vigie/system-key';

  @Setting({ env: 'LOG_SEAL_INTERVAL_MS', description: 'How often new entries are sealed with a signature, in milliseconds.' })
  @IsInt()
  @Min(100)
  @Max(3_600_000)
  sealIntervalMs = 10_000;
}
