import { describeError, errorText } from './catalogue.js';
import type { ErrorCode, ErrorParameters, Language } from './catalogue.js';

/** A refusal by code. The only error that services throw on purpose; edges turn it into HTTP or NATS answers. */
export class VigieError extends Error {
  readonly property?: string;
  readonly parameters: ErrorParameters;

  constructor(readonly code: ErrorCode, options: { property?: string; params?: ErrorParameters; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.name = 'VigieError';
    this.property = options.property;
    this.parameters = { ...(options.property ? { property: options.property } : {}), ...options.params };
  }

  get status(): number {
    return errorText(this.code).status;
  }

  text(language: Language = 'en'): string {
    return describeError(this.code, this.parameters, language);
  }
}
