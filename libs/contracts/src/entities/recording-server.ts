import { IsISO8601, IsUUID, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { Describe } from '../json-schema.js';
import { HasRelations, Ref, Relations } from '../references.js';

/** An uninterrupted span of video of one camera, over all its recorded streams (RC-03). */
export class RecordingView {
  @Describe('The same as long as the span begins at the same instant.')
  @IsUUID()
  id: string;

  @ValidateNested()
  @Type(() => Ref)
  camera: Ref;

  @IsISO8601()
  startTime: string;

  @Describe('While the camera records: the end of what can be played now.')
  @IsISO8601()
  endTime: string;

  @HasRelations()
  relations: Relations;
}
