import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, ValidateIf } from 'class-validator';
import { IsId, IsInstant, Nested } from '@vigie/contracts';
import { mostSequences } from '../project.dto.js';
import { CameraRefDto } from './span.dto.js';

/** One span, or sequences of the caller's draft list. */
export class AddSequenceDto {
  /** Ids in the caller's draft list; they move into the project. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostSequences)
  @ArrayUnique()
  @IsId({ each: true })
  draftSequences?: string[] | null;

  /** Id of the camera's site, this one or a child of it: where it is said, the camera must be of it. */
  @IsOptional()
  @IsId()
  site?: string | null;

  @ValidateIf((dto: AddSequenceDto) => !dto.draftSequences)
  @Nested(() => CameraRefDto)
  camera: CameraRefDto;

  @ValidateIf((dto: AddSequenceDto) => !dto.draftSequences)
  @IsInstant()
  startTime: string;

  @ValidateIf((dto: AddSequenceDto) => !dto.draftSequences)
  @IsInstant()
  endTime: string;
}
