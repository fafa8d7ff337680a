import { describeError, errorText } from './catalogue.js';
import type { ErrorCode, ErrorParameters, Language } from './catalogue.js';

/** A refusal by code. The only error that services throw on purpose; edges turn it into HTTP or NATS answers. */
export class VigieError extends Error {
  readonly property?: string;
  readonly parameters: ErrorParameters;
  /** What else is wrong with the same request; each is a detail of its own in the answer. */
  readonly others: readonly VigieError[];

  constructor(readonly code: ErrorCode, options: { property?: string; params?: ErrorParameters; cause?: unknown; others?: readonly VigieError[] } = {}) {
    super(code, { cause: options.cause });
    this.name = 'VigieError';
    this.property = options.property;
    this.others = options.others ?? [];
    this.parameters = { ...(options.property ? { property: options.property } : {}), ...options.params };
  }

  get status(): number {
    return errorText(this.code).status;
  }

  text(language: Language = 'en'): string {
    return describeError(this.code, this.parameters, language);
  }
}
