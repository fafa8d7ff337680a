import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsUUID, ValidateIf, ValidateNested } from 'class-validator';

class CategoryRefDto {
  @IsIn(['incidentCategories'])
  type: 'incidentCategories';

  @IsUUID()
  id: string;
}

class CategoryValueRefDto {
  @IsIn(['incidentCategoryValues'])
  type: 'incidentCategoryValues';

  @IsUUID()
  id: string;
}

class DataFieldRefDto {
  @IsIn(['incidentDataFields'])
  type: 'incidentDataFields';

  @IsUUID()
  id: string;
}

/** A value for a category; null takes the present one away (IM-24). */
export class CategoryEntryDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => CategoryRefDto)
  category: CategoryRefDto;

  @ValidateIf(({ value }: CategoryEntryDto) => value !== null)
  @IsDefined()
  @ValidateNested()
  @Type(() => CategoryValueRefDto)
  value: CategoryValueRefDto | null;
}

/** A value for a field of incident data, of the field's kind; null takes the present one away (IM-24). */
export class DataEntryDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => DataFieldRefDto)
  field: DataFieldRefDto;

  @ValidateIf(({ value }: DataEntryDto) => value !== null)
  @IsDefined()
  value: unknown;
}

/** Whom a project is assigned to (IM-34). */
export class AssigneeRefDto {
  @IsIn(['users'])
  type: 'users';

  @IsUUID()
  id: string;
}
