import { IsDefined, IsIn, ValidateIf } from 'class-validator';
import { IsId, Nested } from '@vigie/contracts';

class CategoryRefDto {
  @IsIn(['incidentCategories'])
  type: 'incidentCategories';

  @IsId()
  id: string;
}

class CategoryValueRefDto {
  @IsIn(['incidentCategoryValues'])
  type: 'incidentCategoryValues';

  @IsId()
  id: string;
}

class DataFieldRefDto {
  @IsIn(['incidentDataFields'])
  type: 'incidentDataFields';

  @IsId()
  id: string;
}

/** A value for a category; null takes the present one away (IM-24). */
export class CategoryEntryDto {
  @Nested(() => CategoryRefDto)
  category: CategoryRefDto;

  @ValidateIf(({ value }: CategoryEntryDto) => value !== null)
  @Nested(() => CategoryValueRefDto)
  value: CategoryValueRefDto | null;
}

/** A value for a field of incident data, of the field's kind; null takes the present one away (IM-24). */
export class DataEntryDto {
  @Nested(() => DataFieldRefDto)
  field: DataFieldRefDto;

  @ValidateIf(({ value }: DataEntryDto) => value !== null)
  @IsDefined()
  value: unknown;
}

/** Whom a project is assigned to (IM-34). */
export class AssigneeRefDto {
  @IsIn(['users'])
  type: 'users';

  @IsId()
  id: string;
}
