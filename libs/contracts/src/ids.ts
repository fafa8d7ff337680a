import 'reflect-metadata';
import { Transform } from 'class-transformer';
import { buildMessage, IS_UUID, isUUID, ValidateBy } from 'class-validator';

const marked = 'vigie:id';

/**
 * The one way in which ids are read, wherever they come from: in lower case. An id that is written otherwise is the same
 * thing, so nothing that is decided or looked up by it may depend on how it is written.
 */
export const readId = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

const readIds = (value: unknown): unknown => (Array.isArray(value) ? value.map(readId) : readId(value));

const guid = (options: { each: boolean }): PropertyDecorator => ValidateBy(
  { name: IS_UUID, validator: { validate: (value: unknown) => isUUID(value), defaultMessage: buildMessage((each) => `${each}$property must be a UUID`, options) } }, options);

/** A member that is an id (GUID), or a list of ids: read in lower case, refused where it is none. */
export function IsId({ each = false }: { each?: boolean } = {}): PropertyDecorator {
  return (of, member) => {
    Reflect.defineMetadata(marked, true, of, member);
    Transform(({ value }: { value: unknown }) => readIds(value))(of, member);
    guid({ each })(of, String(member));
  };
}

/** How a member that was declared with `IsId` is read; undefined for others. */
export const idReaderOf = (type: { prototype: object }, member: string): ((value: unknown) => unknown) | undefined =>
  (Reflect.getMetadata(marked, type.prototype, member) === true ? readIds : undefined);
