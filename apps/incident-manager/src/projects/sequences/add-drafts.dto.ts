import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional } from 'class-validator';
import { IsId } from '@vigie/contracts';
import { mostSequences } from '../project.dto.js';

/** Parameters of the task AddDraftSequences (IM-21). */
export class AddDraftsDto {
  /** Ids in the caller's draft list; without them the whole list. They move into the project. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostSequences)
  @ArrayUnique()
  @IsId({ each: true })
  draftSequences?: string[] | null;
}
