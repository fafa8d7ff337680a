import type { RunningService, ServiceDefinition } from '@vigie/platform/boot';
import { version } from '@vigie/platform/boot';
import type { PlatformConfig } from '@vigie/platform/config';
import { openApiDocument } from '@vigie/platform/http';
import { AnswerCheck } from './answer-check.js';

const checks = new WeakMap<object, AnswerCheck>();

/** The check of a service's answers against its reference, which is made from the code, once. */
export function answersOf(definition: Pick<ServiceDefinition<PlatformConfig>, 'name'>, app: RunningService['app']): AnswerCheck {
  const check = checks.get(definition) ?? new AnswerCheck(openApiDocument(app, definition.name, version));
  checks.set(definition, check);
  return check;
}
