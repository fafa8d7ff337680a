import { getMetadataStorage } from 'class-validator';

export interface JsonSchema {
  type?: string;
  format?: string;
  enum?: unknown[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  description?: string;
  nullable?: boolean;
  $ref?: string;
  allOf?: JsonSchema[];
}

type Class = abstract new (...args: never[]) => object;

const descriptions = new Map<Class, Map<string, string>>();
const nestedTypes = new Map<Class, Map<string, () => Class>>();
const nullables = new Map<Class, Map<string, true>>();

/** What a member means, for the generated references. */
export function Describe(text: string): PropertyDecorator {
  return (target, property) => {
    memberMap(descriptions, target.constructor as Class).set(String(property), text);
  };
}

/** Says the class of a nested member to the generated references where reflection cannot (lists). */
export function NestedClass(type: () => Class): PropertyDecorator {
  return (target, property) => {
    memberMap(nestedTypes, target.constructor as Class).set(String(property), type);
  };
}

/** Says to the generated references that a member may be null. */
export function Nullable(): PropertyDecorator {
  return (target, property) => {
    memberMap(nullables, target.constructor as Class).set(String(property), true);
  };
}

function memberMap<V>(store: Map<Class, Map<string, V>>, owner: Class): Map<string, V> {
  const members = store.get(owner) ?? new Map<string, V>();
  store.set(owner, members);
  return members;
}

const lineage = (type: Class): Class[] => {
  const parents: Class[] = [];
  for (let at: unknown = type; typeof at === 'function' && at !== Function.prototype; at = Object.getPrototypeOf(at)) parents.push(at as Class);
  return parents;
};

const lookUp = <V>(store: Map<Class, Map<string, V>>, type: Class, member: string): V | undefined =>
  lineage(type).map((owner) => store.get(owner)?.get(member)).find((found) => found !== undefined);

interface Rule {
  name?: string;
  type: string;
  each: boolean;
  constraints?: unknown[];
}

/**
 * The JSON Schema that a class's class-validator decorators say (shape said once, references generated from it).
 * `nested` says what stands for a class within: its schema unless told otherwise.
 */
export function jsonSchemaOf(type: Class, nested: (within: Class) => JsonSchema = (within) => jsonSchemaOf(within)): JsonSchema {
  const byMember = new Map<string, Rule[]>();
  for (const rule of getMetadataStorage().getTargetValidationMetadatas(type, type.name, true, false)) {
    byMember.set(rule.propertyName, [...(byMember.get(rule.propertyName) ?? []), rule]);
  }
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const [member, rules] of byMember) {
    properties[member] = memberSchema(type, member, rules, nested);
    if (!rules.some((rule) => rule.type === 'conditionalValidation')) required.push(member);
  }
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

function memberSchema(type: Class, member: string, rules: Rule[], describeNested: (within: Class) => JsonSchema): JsonSchema {
  const each = rules.some((rule) => rule.each);
  const designType: unknown = Reflect.getMetadata?.('design:type', type.prototype as object, member);
  const value: JsonSchema = {};
  const list: JsonSchema = {};
  for (const rule of rules) apply(rule, rule.each || !each ? value : list);
  if (rules.some((rule) => rule.type === 'nestedValidation')) {
    const nested = lookUp(nestedTypes, type, member)?.() ?? (isOwnClass(designType) ? designType : undefined);
    if (nested) Object.assign(value, describeNested(nested));
  }
  const isList = each || designType === Array || list.type === 'array' || value.type === 'array';
  const schema: JsonSchema = isList ? { ...list, type: 'array', items: value.type === 'array' ? {} : value } : value;
  if (lookUp(nullables, type, member)) schema.nullable = true;
  const description = lookUp(descriptions, type, member);
  if (!description) return schema;
  // What stands beside a $ref does not count.
  return schema.$ref ? { allOf: [schema], description } : { ...schema, description };
}

const isOwnClass = (candidate: unknown): candidate is Class =>
  typeof candidate === 'function' && ![Object, Array, String, Number, Boolean, Date].includes(candidate as never);

const ruleSchemas: Record<string, (constraints: readonly unknown[]) => JsonSchema> = {
  isString: () => ({ type: 'string' }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
  isInstant: () => ({ type: 'string', format: 'date-time' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object' }),
  isArray: () => ({ type: 'array' }),
  isUrl: () => ({ type: 'string' }),
  isEmail: () => ({ type: 'string', format: 'email' }),
  isIn: ([values]) => ({ enum: [...(values as unknown[])] }),
  min: ([least]) => ({ minimum: Number(least) }),
  max: ([most]) => ({ maximum: Number(most) }),
  minLength: ([least]) => ({ minLength: Number(least) }),
  maxLength: ([most]) => ({ maxLength: Number(most) }),
  isLength: ([least, most]) => ({ minLength: Number(least), ...(most === undefined ? {} : { maxLength: Number(most) }) }),
  arrayMinSize: ([least]) => ({ minItems: Number(least) }),
  arrayMaxSize: ([most]) => ({ maxItems: Number(most) }),
  matches: ([pattern]) => ({ type: 'string', pattern: pattern instanceof RegExp ? pattern.source : String(pattern) }),
};

function apply(rule: Rule, schema: JsonSchema): void {
  Object.assign(schema, ruleSchemas[rule.name ?? rule.type]?.(rule.constraints ?? []));
}
