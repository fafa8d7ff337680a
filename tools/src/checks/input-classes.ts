import { getMetadataStorage } from 'class-validator';

type Class = new () => object;

interface Rule {
  propertyName: string;
  type: string;
  constraints?: unknown[];
}

/** A class of what services read, and its members. */
export interface InputClass {
  type: Class;
  members: InputMember[];
}

export interface InputMember {
  name: string;
  /** The kind that the class's author wrote down, where it is one. */
  kind?: 'string' | 'number' | 'boolean' | 'list' | 'object';
  isNested: boolean;
  isOptional: boolean;
  takesNull: boolean;
}

const kinds = new Map<unknown, InputMember['kind']>([[String, 'string'], [Number, 'number'], [Boolean, 'boolean'], [Array, 'list']]);

/** Every class with rules that has been loaded: bodies, parameters of tasks, questions, facts, and all that is nested in them. */
export function inputClasses(except: (type: Class) => boolean): InputClass[] {
  const held = (getMetadataStorage() as unknown as { validationMetadatas: Map<Class, Rule[]> }).validationMetadatas;
  return [...held.keys()].filter((type) => !except(type)).map((type) => ({ type, members: membersOf(type) }));
}

function membersOf(type: Class): InputMember[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, type.name, false, false) as Rule[];
  return [...new Set(rules.map(({ propertyName }) => propertyName))].map((name) => {
    const own = rules.filter(({ propertyName }) => propertyName === name);
    const written: unknown = Reflect.getMetadata('design:type', type.prototype as object, name);
    const isNested = own.some((rule) => rule.type === 'nestedValidation');
    const kind = kinds.get(written) ?? (isNested && written !== Object ? 'object' : undefined);
    const counts = (body: object, value: unknown): boolean => conditions(own).every((condition) => condition(body, value));
    return { name, isNested, isOptional: !counts({}, undefined), takesNull: !counts({ [name]: null }, null), ...(kind ? { kind } : {}) };
  });
}

/** What decides whether the other rules count. */
const conditions = (rules: Rule[]) => rules.filter(({ type }) => type === 'conditionalValidation').map(({ constraints }) => constraints?.[0] as (of: object, value: unknown) => boolean);
