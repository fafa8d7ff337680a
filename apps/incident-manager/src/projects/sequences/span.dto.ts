import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';

/** A camera by reference. */
export class CameraRefDto {
  @IsIn(['cameras'])
  type: 'cameras';

  @IsUUID()
  id: string;
}

/** A span of one camera: from when to when. */
export class SpanDto {
  /** Id of the camera's site, this one or a child of it: where it is said, the camera must be of it. */
  @IsOptional()
  @IsUUID()
  site?: string | null;

  @ValidateNested()
  @Type(() => CameraRefDto)
  camera: CameraRefDto;

  @MaxLength(64)
  @IsISO8601({ strict: true })
  startTime: string;

  @MaxLength(64)
  @IsISO8601({ strict: true })
  endTime: string;
}
