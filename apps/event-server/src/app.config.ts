import { IsInt, Max, Min } from 'class-validator';
import { PlatformConfig, Setting } from '@vigie/platform/config';

/** What the event-server reads from its environment. */
export class EventConfig extends PlatformConfig {
  @Setting({ env: 'LIVE_RESUME_SECONDS', description: 'How long a client that was cut off can go on with its cursor without missing anything, in seconds.' })
  @IsInt()
  @Min(30)
  @Max(86_400)
  liveResumeSeconds = 600;

  @Setting({ env: 'EVENT_RETENTION_DAYS', description: 'Days that events are kept; 0: for ever.' })
  @IsInt()
  @Min(0)
  @Max(36_500)
  eventRetentionDays = 90;

  @Setting({ env: 'ALARM_RETENTION_DAYS', description: 'Days that alarms are kept with their history once they are closed and over; 0: for ever. Open ones stay.' })
  @IsInt()
  @Min(0)
  @Max(36_500)
  alarmRetentionDays = 365;
}
