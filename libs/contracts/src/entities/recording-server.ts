import { IsId } from '../ids.js';
import { IsInstant } from '../instant.js';
import { Describe } from '../json-schema.js';
import { Nested } from '../nested.js';
import { HasRelations, Ref, Relations } from '../references.js';

/** An uninterrupted span of video of one camera, over all its recorded streams (RC-03). */
export class RecordingView {
  @Describe('The same as long as the span begins at the same instant.')
  @IsId()
  id: string;

  @Nested(() => Ref)
  camera: Ref;

  @IsInstant()
  startTime: string;

  @Describe('While the camera records: the end of what can be played now.')
  @IsInstant()
  endTime: string;

  @HasRelations()
  relations: Relations;
}
