import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import type { PayloadClass } from './definitions.js';
import { idReaderOf } from './ids.js';

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Check = (value: unknown, of: object) => boolean;

interface Member {
  name: string;
  /** Whether the other checks count: those of optional members do not where there is no value. */
  counts: Check;
  checks: Check[];
  nested?: PayloadClass<object>;
  /** What becomes of the value before it is checked. */
  reader?: (value: unknown) => unknown;
}

interface Plan {
  type: PayloadClass<object>;
  members: Map<string, Member>;
}

const refused = Symbol('refused');
const plans = new Map<PayloadClass<object>, Plan | undefined>();
const understood = new Set(['customValidation', 'conditionalValidation', 'nestedValidation', 'isDefined']);

/**
 * An instance of the class, made by the class's own rules, where the value keeps all of them. Undefined where it does not,
 * or where this cannot say: then the libraries read it, and name what is wrong. They look up every rule of every class
 * again for each value, which costs more than all that a message goes through otherwise; here that is done once per class.
 * Members that are neither of a class nor simple values are shared with the value that was read.
 */
export function quickRead<T extends object>(type: PayloadClass<T>, value: object): T | undefined {
  const read = instanceOf(type, value);
  return read === refused ? undefined : (read as T);
}

function instanceOf(type: PayloadClass<object>, value: unknown): object | typeof refused {
  const plan = planOf(type);
  if (!plan || !isPlain(value)) return refused;
  const instance = new plan.type() as Record<string, unknown>;
  for (const [name, said] of Object.entries(value)) {
    const member = plan.members.get(name);
    if (!member) continue;
    const read = member.nested && said !== undefined ? nestedIn(member.nested, said, member.counts(said, value)) : said;
    if (read === refused || typeof read === 'function') return refused;
    instance[name] = member.reader ? member.reader(read) : read;
  }
  for (const { name, counts, checks } of plan.members.values()) {
    const held = instance[name];
    if (counts(held, instance) && !checks.every((check) => check(held, instance))) return refused;
  }
  return instance;
}

function nestedIn(type: PayloadClass<object>, said: unknown, counts: boolean): unknown {
  if (!counts) return said;
  if (!Array.isArray(said)) return instanceOf(type, said);
  const read = said.map((one) => instanceOf(type, one));
  return read.includes(refused) ? refused : read;
}

const isPlain = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Map) && !(value instanceof Set) && !(value instanceof Promise) && !(value instanceof Date);
};

function planOf(type: PayloadClass<object>): Plan | undefined {
  if (!plans.has(type)) plans.set(type, makePlan(type));
  return plans.get(type);
}

function makePlan(type: PayloadClass<object>): Plan | undefined {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, type.name, false, false);
  const members = new Map<string, Member>();
  for (const name of new Set(rules.map(({ propertyName }) => propertyName))) {
    const member = memberOf(type, name, rules.filter(({ propertyName }) => propertyName === name));
    if (!member) return undefined;
    members.set(name, member);
  }
  return { type, members };
}

function memberOf(type: PayloadClass<object>, name: string, rules: Rule[]): Member | undefined {
  if (rules.some((rule) => !understood.has(rule.type) || rule.validateIf)) return undefined;
  const conditions = rules.filter((rule) => rule.type === 'conditionalValidation').map((rule) => rule.constraints[0] as (of: object, value: unknown) => boolean);
  const checks = rules.filter((rule) => rule.constraintCls).map(checkOf);
  if (checks.some((check) => !check)) return undefined;
  const nested = rules.some((rule) => rule.type === 'nestedValidation') ? nestedClass(type, name) : undefined;
  if (nested === Object) return undefined;
  const reader = idReaderOf(type, name);
  return {
    name, checks: checks as Check[], ...(nested ? { nested } : {}), ...(reader ? { reader } : {}),
    counts: (value, of) => conditions.every((condition) => condition(of, value)),
  };
}

/** What the rule asks of a value, as the library would ask it; undefined where it would have to wait for the answer. */
function checkOf(rule: Rule): Check | undefined {
  const constraints = getMetadataStorage().getTargetValidatorConstraints(rule.constraintCls);
  if (constraints.length === 0 || constraints.some((constraint) => constraint.async)) return undefined;
  const asked = constraints.map(({ instance }) => instance);
  return (value, object) => {
    const about = { value, object, targetName: object.constructor.name, property: rule.propertyName, constraints: rule.constraints as unknown[] };
    return asked.every((instance) => (rule.each && Array.isArray(value) ? value.every((one) => instance.validate(one, about) === true) : instance.validate(value, about) === true));
  };
}

/** The class that the library makes of a member's value; only it knows. */
function nestedClass(type: PayloadClass<object>, name: string): PayloadClass<object> {
  const made = (plainToInstance(type, { [name]: [{}] }) as Record<string, object[]>)[name]?.[0];
  return (made?.constructor ?? Object) as PayloadClass<object>;
}
