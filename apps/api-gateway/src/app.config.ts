import { IsInt, IsJSON, IsOptional, IsString, Max, Min } from 'class-validator';
import { PlatformConfig, Setting } from '@vigie/platform/config';

/** What the api-gateway reads from its environment. */
export class GatewayConfig extends PlatformConfig {
  @Setting({ env: 'SERVICE_URLS', description: 'Where each service is: JSON, such as {"management":"http://127.0.0.1:8102"}; a list where several copies run.' })
  @IsJSON()
  serviceUrls = '{}';

  @Setting({ env: 'WEB_ROOT', description: 'Folder of the built web client; without one only the APIs are served.' })
  @IsOptional()
  @IsString()
  webRoot?: string;

  @Setting({ env: 'TRUSTED_PROXIES', description: 'Addresses or networks of the proxies in front, separated by commas: only their X-Forwarded-* headers are believed.' })
  @IsString()
  trustedProxies = '';

  @Setting({ env: 'UPSTREAM_TIMEOUT_MS', description: 'How long a service may take to begin its answer, in milliseconds.' })
  @IsInt()
  @Min(100)
  @Max(600_000)
  upstreamTimeoutMs = 60_000;
}
