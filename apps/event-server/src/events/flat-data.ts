import { ValidateBy } from 'class-validator';

const mostMembers = 20;
const longestText = 1_024;

const isPlain = (value: unknown): boolean =>
  typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) || (typeof value === 'string' && value.length <= longestText && !value.includes('\0'));

const isFlat = (value: unknown): boolean =>
  value !== null && typeof value === 'object' && Object.entries(value).length <= mostMembers && Object.entries(value).every(([name, member]) => name.length <= 64 && isPlain(member));

/** A handful of texts, numbers and booleans by name. */
export const FlatData = (): PropertyDecorator =>
  ValidateBy({ name: 'flatData', validator: { validate: isFlat, defaultMessage: () => `at most ${mostMembers} texts, numbers or booleans by name` } });
