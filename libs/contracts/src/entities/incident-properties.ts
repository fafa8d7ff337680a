import { IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import { Describe } from '../json-schema.js';
import { IncidentChoice, IncidentProperty } from './incident-manager.js';
import { incidentDataKinds } from './incident-project.js';
import type { IncidentDataKind } from './incident-project.js';

/** A property that every site has and administrators switch on. What was entered is kept while it is off (IM-06). */
class SwitchedIncidentProperty extends IncidentProperty {
  @Describe('Whether people see it and may fill it. It needs a name for that.')
  @IsBoolean()
  enabled: boolean;
}

/** One of the five ways to sort incidents (IM-03); its values are below it. */
export class IncidentCategory extends SwitchedIncidentProperty {
  @Describe('1 to 5.')
  @IsInt()
  @Min(1)
  @Max(5)
  override number: number;
}

/** One choice of a category; its parent is the category. The values of all five are numbered together. */
export class IncidentCategoryValue extends IncidentChoice {}

/** One of the fifteen fields for figures and facts of an incident (IM-04). */
export class IncidentDataField extends SwitchedIncidentProperty {
  @Describe('1 to 15, in the order of the kinds.')
  @IsInt()
  @Min(1)
  @Max(15)
  override number: number;

  @IsIn(incidentDataKinds)
  kind: IncidentDataKind;

  @Describe('Which one of its kind: 1 to 3.')
  @IsInt()
  @Min(1)
  @Max(3)
  position: number;
}
