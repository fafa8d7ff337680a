import { IsInt, IsString, Max, Min } from 'class-validator';
import { PlatformConfig, Setting } from '@vigie/platform/config';

/** What the push-notification service reads from its environment. */
export class PushConfig extends PlatformConfig {
  @Setting({ env: 'SYSTEM_KEY_FILE', description: 'The key that seals subscriptions and the VAPID key in the database; made where there is none.' })
  @IsString()
  systemKeyFile = '.vigie/system-key';

  @Setting({ env: 'PUSH_CONTACT', description: 'Whom push services may write to about this site: a mailto: or https: address that is reached from outside (VAPID). Closed clients are notified only where it is set.' })
  @IsString()
  contact = '';

  @Setting({ env: 'PUSH_HOSTS', description: 'Push services of the deployment itself (host or host:port, comma-separated) that need be neither public nor https.' })
  @IsString()
  pushHosts = '';

  @Setting({ env: 'HTTPS_PROXY', description: 'The proxy by which push services outside are reached, as http://host:port; none: directly.', secret: true })
  @IsString()
  httpsProxy = '';

  @Setting({ env: 'NO_PROXY', description: 'Hosts that are reached without the proxy, comma-separated.' })
  @IsString()
  noProxy = '';

  @Setting({ env: 'PUSH_LIFETIME_S', description: 'How long a notification is worth delivering, in seconds.' })
  @IsInt()
  @Min(60)
  @Max(86_400)
  lifetimeS = 3_600;

  @Setting({ env: 'PUSH_RETRY_MS', description: 'Wait before the second attempt at a delivery, in milliseconds; it doubles with each further one.' })
  @IsInt()
  @Min(10)
  @Max(600_000)
  retryMs = 5_000;
}
