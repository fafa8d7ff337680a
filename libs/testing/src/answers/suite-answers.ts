import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourceOwners } from '@vigie/contracts';
import { AnswerCheck } from './answer-check.js';
import type { ApiDocument, SeenAnswer } from './answer-check.js';

const owners = new Map<string, string>(Object.entries(resourceOwners).map(([resource, service]) => [resource.toLowerCase(), service]));

/** Holds what comes through the gateway against the reference of the service that owns the resource. */
export class SuiteAnswers {
  private readonly checks = new Map<string, AnswerCheck>();

  /** `folder`: with the references of all services. */
  constructor(private readonly folder: string) {}

  require(answer: SeenAnswer): void {
    const [, resource = ''] = /^\/api\/rest\/v1\/([^/?]+)/i.exec(answer.path) ?? [];
    this.checkOf(owners.get(resource.toLowerCase()) ?? 'api-gateway').require(answer);
  }

  private checkOf(service: string): AnswerCheck {
    const check = this.checks.get(service) ?? new AnswerCheck(JSON.parse(readFileSync(join(this.folder, `${service}.openapi.json`), 'utf8')) as ApiDocument);
    this.checks.set(service, check);
    return check;
  }
}

let answers: SuiteAnswers | undefined;

/** The check of the whole suite, with the references that the run's set-up made; benchmarks have none. */
export function suiteAnswers(): SuiteAnswers | undefined {
  const folder = process.env.VIGIE_TEST_REFERENCES;
  if (folder) answers ??= new SuiteAnswers(folder);
  return answers;
}
