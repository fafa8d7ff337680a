import { IsInt, Max, Min } from 'class-validator';
import { PlatformConfig, Setting } from '@vigie/platform/config';

/** What the event-server reads from its environment. */
export class EventConfig extends PlatformConfig {
  @Setting({ env: 'LIVE_RESUME_SECONDS', description: 'How long a client that was cut off can go on with its cursor without missing anything, in seconds.' })
  @IsInt()
  @Min(30)
  @Max(86_400)
  liveResumeSeconds = 600;
}
