import { IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { IsInstant } from '../instant.js';
import { Describe } from '../json-schema.js';
import { Nested } from '../nested.js';
import { HasRelations, Ref, Relations } from '../references.js';

/** How the last question to a child site ended: answered, not answered, or refused. */
export const childConnections = ['connected', 'unreachable', 'refused'] as const;
export type ChildConnection = (typeof childConnections)[number];

/** Another installation whose cameras incidents of this site may point at (MG-05). */
export class ChildSiteView {
  @Describe('The id that the child has for itself.')
  @IsId()
  id: string;

  @Describe('What it is called here; the name that it has for itself unless another was given.')
  @IsString()
  name: string;

  @Describe('Its public address.')
  @IsString()
  url: string;

  @Describe('Of the integration client that the child made for this site. The secret never shows.')
  @IsString()
  clientId: string;

  @IsIn(childConnections)
  connection: ChildConnection;

  @Describe('Since when the connection is so.')
  @IsInstant()
  connectionSince: string;

  @Describe('When its cameras were last read.')
  @IsOptional()
  @IsInstant()
  lastReadAt?: string;

  @Describe('How many of its cameras are known here.')
  @IsInt()
  @Min(0)
  cameras: number;

  @Describe('How many of its cameras are not taken over: their ids are taken by cameras of another site, or they are more than one site may have.')
  @IsInt()
  @Min(0)
  camerasLeftOut: number;

  @HasRelations()
  relations: Relations;
}

/** A camera of a child site: known by reference, kept and recorded there (MG-05). */
export class ChildCameraView {
  @Describe('The id that it has on its site; sequences name it as a camera.')
  @IsId()
  id: string;

  @IsString()
  name: string;

  @Describe('The child site that it is of.')
  @Nested(() => Ref)
  site: Ref;

  @Describe('What that site is called here, for those who may see its cameras and not the list of sites, too.')
  @IsString()
  siteName: string;

  @HasRelations()
  relations: Relations;
}
