import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';
import type { PayloadClass } from './definitions.js';
import { isErrorCode } from './errors/catalogue.js';
import { VigieError } from './errors/vigie-error.js';
import { quickRead } from './quick-read.js';
import { requireSoundTexts } from './sound-text.js';

/**
 * Turns what arrived into an instance of its class, or throws `request.invalid` naming the first member at fault.
 * Members that the class does not know are dropped: newer senders may say more.
 */
export function readAs<T extends object>(type: PayloadClass<T>, value: unknown): T {
  if (value === null || typeof value !== 'object') throw new VigieError('request.malformed', { params: { detail: 'an object is expected' } });
  requireSoundTexts(value);
  return quickRead(type, value) ?? readSlowly(type, value);
}

/** What the libraries make of a value, by which `quickRead` goes as well. */
export function readSlowly<T extends object>(type: PayloadClass<T>, value: object): T {
  const instance = plainToInstance(type, value);
  const [problem] = validateSync(instance, { whitelist: true, forbidUnknownValues: false });
  if (problem) throw invalid(problem);
  return instance;
}

/** The refusal that says which member is wrong and why. */
export function invalid(problem: ValidationError, path = ''): VigieError {
  const property = path ? `${path}.${problem.property}` : problem.property;
  const [child] = problem.children ?? [];
  if (child) return invalid(child, property);
  const constraints = problem.constraints ?? {};
  if ('whitelistValidation' in constraints) return new VigieError('request.unknownMember', { property });
  const [constraint = ''] = Object.keys(constraints);
  // A rule that says its code is refused by it.
  const { code } = (problem.contexts?.[constraint] ?? {}) as { code?: string };
  if (code !== undefined && isErrorCode(code)) return new VigieError(code, { property });
  return new VigieError('request.invalid', { property, params: { detail: constraints[constraint] ?? 'not valid' } });
}
