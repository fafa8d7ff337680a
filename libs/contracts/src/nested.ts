import { Type } from 'class-transformer';
import { IsDefined, ValidateBy, ValidateNested } from 'class-validator';
import { NestedClass } from './json-schema.js';

type Class = new () => object;

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOfObjects = (value: unknown): boolean => Array.isArray(value) && value.every(isObject);

/**
 * A member of another class, or a list of such: it is there unless it is optional, of its kind, and keeps the rules of its class.
 * The only way to say this: the library's own check lets pass what is missing, a list in place of one, and null within a list.
 */
export function Nested(type: () => Class, { each = false } = {}): PropertyDecorator {
  const message = each ? '$property must be a list of objects' : '$property must be an object';
  const kind = ValidateBy({ name: 'isNested', validator: { validate: each ? isListOfObjects : isObject } }, { message });
  return (target, property) => {
    for (const decorate of [NestedClass(type), Type(type), ValidateNested({ each }), kind, IsDefined()]) decorate(target, property as string);
  };
}
