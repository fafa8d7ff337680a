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

  @Setting({ env: 'TLS_CERTIFICATE_FILE', description: 'Certificate chain (PEM): with it, and its key, the gateway itself listens with TLS. A renewed file is taken up while it runs.' })
  @IsOptional()
  @IsString()
  tlsCertificateFile?: string;

  @Setting({ env: 'TLS_KEY_FILE', description: 'Private key of the certificate (PEM).' })
  @IsOptional()
  @IsString()
  tlsKeyFile?: string;

  @Setting({ env: 'REDIRECT_PORT', description: 'Port without TLS that only leads to PUBLIC_URL, such as 80; 0: none.' })
  @IsInt()
  @Min(0)
  @Max(65_535)
  redirectPort = 0;

  @Setting({ env: 'UPSTREAM_TIMEOUT_MS', description: 'How long a service may take to begin its answer, in milliseconds.' })
  @IsInt()
  @Min(100)
  @Max(600_000)
  upstreamTimeoutMs = 60_000;

  @Setting({ env: 'REQUESTS_AT_ONCE', description: 'Requests that run at once for one sign-in, or for one address without one; four times as many wait for their turn, more are answered 429.' })
  @IsInt()
  @Min(1)
  @Max(10_000)
  requestsAtOnce = 16;
}
