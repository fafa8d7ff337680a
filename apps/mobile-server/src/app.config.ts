import { IsInt, IsUrl, Max, Min } from 'class-validator';
import { PlatformConfig, Setting } from '@vigie/platform/config';

/** What the mobile-server reads from its environment. */
export class MobileConfig extends PlatformConfig {
  @Setting({ env: 'RECORDING_SERVER_URL', description: 'Where this service reaches the recording-server.' })
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  recordingServerUrl = 'http://127.0.0.1:8106';

  @Setting({ env: 'UPSTREAM_LINGER_MS', description: 'How long a live stream is still fetched after its last viewer left, in milliseconds.' })
  @IsInt()
  @Min(0)
  @Max(600_000)
  upstreamLingerMs = 3_000;
}
