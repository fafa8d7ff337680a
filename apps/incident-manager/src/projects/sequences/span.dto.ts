import { IsIn, IsOptional } from 'class-validator';
import { IsId, IsInstant, Nested } from '@vigie/contracts';

/** A camera by reference. */
export class CameraRefDto {
  @IsIn(['cameras'])
  type: 'cameras';

  @IsId()
  id: string;
}

/** A span of one camera: from when to when. */
export class SpanDto {
  /** Id of the camera's site, this one or a child of it: where it is said, the camera must be of it. */
  @IsOptional()
  @IsId()
  site?: string | null;

  @Nested(() => CameraRefDto)
  camera: CameraRefDto;

  @IsInstant()
  startTime: string;

  @IsInstant()
  endTime: string;
}
