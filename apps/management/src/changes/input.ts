import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { Describe, IsId, IsReadableName, readId } from '@vigie/contracts';

const idOf = (value: unknown): unknown => {
  return readId(value !== null && typeof value === 'object' && 'id' in value ? value.id : value);
};

/** A reference to another object: its id, or `{type, id}` as it is read. */
export const RefId = (): PropertyDecorator => applyDecorators(Transform(({ value }) => idOf(value)), IsId());

/** References to other objects: ids, or `{type, id}` as they are read. */
export const RefIds = (most = 1_000): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(idOf) : value)),
    IsArray(), ArrayMaxSize(most), ArrayUnique(), IsId({ each: true }));

/** A name that people see, told from others by looking at it, no space around it. */
export const IsName = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsReadableName(), IsString(), Length(1, 256));

/** Text for people. */
export class DescribedDto {
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  description?: string;
}

export class CreateManagedDto extends DescribedDto {
  @IsName()
  name: string;
}

export class ChangeManagedDto extends DescribedDto {
  @IsOptional()
  @IsName()
  name?: string;
}

export class CreatePartitionedDto extends CreateManagedDto {
  @Describe('The partitions it lives in; the root where absent.')
  @IsOptional()
  @RefIds()
  partitions?: string[];
}

export class ChangePartitionedDto extends ChangeManagedDto {
  @IsOptional()
  @RefIds()
  partitions?: string[];
}
