import { IsIn, IsOptional } from 'class-validator';
import { Describe } from '@vigie/contracts';
import { Lenient } from '@vigie/platform/http';
import { RefId } from '../changes/input.js';

/** A user or group to be put into a group or role. */
@Lenient()
export class MemberDto {
  @Describe('Id of a user, client or group.')
  @RefId()
  id: string;

  @IsOptional()
  @IsIn(['users', 'groups', 'clients', 'basicUsers'])
  type?: string;
}
