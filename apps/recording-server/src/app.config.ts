import { IsInt, IsString, Max, Min } from 'class-validator';
import { firstRecordingServer, IsId } from '@vigie/contracts';
import { PlatformConfig, Setting } from '@vigie/platform/config';

/** What the recording-server reads from its environment. */
export class RecordingConfig extends PlatformConfig {
  @Setting({ env: 'RECORDING_SERVER_ID', description: 'Which recording server of the register this is; it takes the cameras that name it.' })
  @IsId()
  recordingServerId: string = firstRecordingServer;

  @Setting({ env: 'MEDIA_PATH', description: 'Folder that holds the recordings. Belongs to one recording server alone.' })
  @IsString()
  mediaPath = '.vigie/media';

  @Setting({ env: 'MEDIA_QUOTA_BYTES', description: 'Most bytes that recordings may take; from there on the oldest go first. 0: no limit.' })
  @IsInt()
  @Min(0)
  mediaQuotaBytes = 0;

  @Setting({ env: 'SEGMENT_SECONDS', description: 'About how long one recorded file is.' })
  @IsInt()
  @Min(2)
  @Max(600)
  segmentSeconds = 60;

  @Setting({ env: 'SIGNAL_LOST_SECONDS', description: 'A camera that gives no video for so long has lost its signal.' })
  @IsInt()
  @Min(2)
  @Max(120)
  signalLostSeconds = 8;

  @Setting({ env: 'FFMPEG', description: 'The FFmpeg program.' })
  @IsString()
  ffmpeg = 'ffmpeg';
}
