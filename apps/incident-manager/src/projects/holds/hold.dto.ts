import { holdKinds } from '@vigie/contracts';
import type { HoldKind } from '@vigie/contracts';
import { IsIn, IsOptional } from 'class-validator';
import { IsPlainText, IsSaying } from '../../texts/plain-text.js';

/** Why the project must not go. */
export class HoldDto {
  @IsIn(holdKinds)
  kind: HoldKind;

  @IsSaying(2_000)
  reason: string;

  @IsOptional()
  @IsPlainText(256)
  reference?: string | null;
}
