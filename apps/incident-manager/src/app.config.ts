import { IsInt, Max, Min } from 'class-validator';
import { PlatformConfig, Setting } from '@vigie/platform/config';

/** What the incident-manager reads from its environment. */
export class IncidentConfig extends PlatformConfig {
  @Setting({ env: 'REPORT_WORKERS', description: 'How many reports are printed at once; the others wait.' })
  @IsInt()
  @Min(1)
  @Max(32)
  reportWorkers = 2;

  @Setting({ env: 'REPORT_BUDGET_MS', description: 'How long printing one report may take, in milliseconds.' })
  @IsInt()
  @Min(1_000)
  @Max(600_000)
  reportBudgetMs = 60_000;

  @Setting({ env: 'RECORDING_QUESTION_MS', description: 'How long the recording-server may take to say what is recorded, in milliseconds; afterwards it is "unknown".' })
  @IsInt()
  @Min(50)
  @Max(10_000)
  recordingQuestionMs = 1_000;

  @Setting({ env: 'STILL_QUESTION_MS', description: 'How long the recording-server may take to make a still, in milliseconds.' })
  @IsInt()
  @Min(50)
  @Max(30_000)
  stillQuestionMs = 5_000;

  @Setting({ env: 'ALARM_QUESTION_MS', description: 'How long the event-server may take to say what an alarm is about, in milliseconds.' })
  @IsInt()
  @Min(50)
  @Max(10_000)
  alarmQuestionMs = 2_000;

  @Setting({ env: 'EXPIRY_INTERVAL_MS', description: 'How often projects whose retention is over are looked for, in milliseconds.' })
  @IsInt()
  @Min(50)
  @Max(86_400_000)
  expiryIntervalMs = 60_000;
}
