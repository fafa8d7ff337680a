import { IsInt, IsString, IsUrl, Max, Min } from 'class-validator';
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

  @Setting({ env: 'CHILD_QUESTION_MS', description: 'How long a child site may take to say what is recorded, in milliseconds; a still may take as much longer than one of this site.' })
  @IsInt()
  @Min(50)
  @Max(30_000)
  childQuestionMs = 3_000;

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

  @Setting({ env: 'SYSTEM_KEY_FILE', description: 'The key that seals the key which signs evidence packages in the database; made where there is none.' })
  @IsString()
  systemKeyFile = '.vigie/system-key';

  @Setting({ env: 'RECORDING_SERVER_URL', description: 'Where this service reaches the recording-server.' })
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  recordingServerUrl = 'http://127.0.0.1:8106';

  @Setting({ env: 'EXPORT_WORKERS', description: 'How many projects are exported at once; the others wait. Each takes up to 200 MiB of memory for a moment.' })
  @IsInt()
  @Min(1)
  @Max(16)
  exportWorkers = 2;

  @Setting({ env: 'EXPORT_MAX_BYTES', description: 'Most bytes of video in one evidence package; packages wait in the database until they are fetched.' })
  @IsInt()
  @Min(1)
  exportMaxBytes = 16 * 2 ** 30;

  @Setting({ env: 'EXPORT_KEEP_MS', description: 'How long an evidence package waits to be fetched, in milliseconds.' })
  @IsInt()
  @Min(100)
  @Max(86_400_000)
  exportKeepMs = 3_600_000;

  @Setting({ env: 'TASK_BEAT_MS', description: 'How often a long task gives a sign of life, in milliseconds; after six that are missing it has failed.' })
  @IsInt()
  @Min(20)
  @Max(60_000)
  taskBeatMs = 5_000;
}
