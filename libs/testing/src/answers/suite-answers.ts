import { readFileSync } from 'node:fs';
import { resourceOwners } from '@vigie/contracts';
import { AnswerCheck } from './answer-check.js';
import type { ApiDocument, SeenAnswer } from './answer-check.js';

const owners = new Map<string, string>(Object.entries(resourceOwners).map(([resource, service]) => [resource.toLowerCase(), service]));

/** Holds what comes through the gateway against the reference of the service that owns the resource. */
export class SuiteAnswers {
  private readonly checks = new Map<string, AnswerCheck>();

  constructor(private readonly documents: Record<string, ApiDocument>) {}

  require(answer: SeenAnswer): void {
    const [, resource = ''] = /^\/api\/rest\/v1\/([^/?]+)/i.exec(answer.path) ?? [];
    this.checkOf(owners.get(resource.toLowerCase()) ?? 'api-gateway').require(answer);
  }

  private checkOf(service: string): AnswerCheck {
    const document = this.documents[`${service}.openapi.json`];
    if (!document) throw new Error(`There is no reference of ${service}.`);
    const check = this.checks.get(service) ?? new AnswerCheck(document);
    this.checks.set(service, check);
    return check;
  }
}

let answers: SuiteAnswers | undefined;

/** The check of the whole suite, with the references that the run's set-up made; benchmarks have none. */
export function suiteAnswers(): SuiteAnswers | undefined {
  const file = process.env.VIGIE_TEST_REFERENCES;
  if (file) answers ??= new SuiteAnswers(JSON.parse(readFileSync(file, 'utf8')) as Record<string, ApiDocument>);
  return answers;
}
