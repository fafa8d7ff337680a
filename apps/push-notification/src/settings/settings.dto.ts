import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { pushChoices } from '@vigie/contracts';
import type { PushChoice } from '@vigie/contracts';

export class ChangeSettingsDto {
  @IsOptional()
  @IsIn(pushChoices)
  which?: PushChoice;

  /** true: I agree to the consent text; false: I withdraw, which removes my devices at once. */
  @IsOptional()
  @IsBoolean()
  consent?: boolean;
}
