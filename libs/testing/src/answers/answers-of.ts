import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningService, ServiceDefinition } from '@vigie/platform/boot';
import { version } from '@vigie/platform/boot';
import { openApiDocument } from '@vigie/platform/http';
import { AnswerCheck } from './answer-check.js';
import type { ApiDocument } from './answer-check.js';

const reading = new Set(['get', 'head', 'options']);

type Service = Pick<ServiceDefinition, 'name' | 'modules'>;

/** Every route of a service that may change something, such as `PATCH /cameras/{id}`, sorted. */
export const changeRoutesOf = (definition: Service, app: RunningService['app']): string[] => routesOf(definition, app, (method) => !reading.has(method));

/** Every route of a service that is read, such as `GET /cameras/{id}`, sorted. */
export const readRoutesOf = (definition: Service, app: RunningService['app']): string[] => routesOf(definition, app, (method) => method === 'get');

function routesOf(definition: Service, app: RunningService['app'], isMeant: (method: string) => boolean): string[] {
  return Object.entries(referenceOf(definition, app).paths)
    .flatMap(([path, operations]) => Object.keys(operations as object).filter(isMeant).map((method) => `${method.toUpperCase()} ${path.replace(/^\/api\/rest\/v1/, '')}`)).sort();
}

const checks = new WeakMap<object, AnswerCheck>();

/** The check of a service's answers against its reference. */
export function answersOf(definition: Service, app: RunningService['app']): AnswerCheck {
  const check = checks.get(definition) ?? new AnswerCheck(referenceOf(definition, app));
  checks.set(definition, check);
  return check;
}

/** Made from the code, once in a run: the first spec that needs it leaves it to the others. */
function referenceOf({ name, modules }: Service, app: RunningService['app']): ApiDocument {
  const folder = process.env.VIGIE_TEST_REFERENCES;
  if (!folder) throw new Error('No folder for references: only *.medium.spec.ts files have one.');
  const key = createHash('sha256').update(modules.map((one) => ('module' in one ? one.module : one).name).join('\n')).digest('hex').slice(0, 12);
  const file = join(folder, `${name}-${key}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as ApiDocument;
  const document = openApiDocument(app, name, version);
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(document));
  renameSync(draft, file);
  return document;
}
