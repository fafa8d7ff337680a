import { IsIn } from 'class-validator';
import { mediaVerbs } from '@vigie/contracts';
import type { MediaVerb } from '@vigie/contracts';
import { RefId } from '../changes/input.js';

export class CreateMediaTicketDto {
  @RefId()
  camera: string;

  @IsIn(mediaVerbs)
  verb: MediaVerb;
}
