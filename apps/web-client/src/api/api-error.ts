/** One entry of the error envelope. */
export interface ErrorDetail {
  errorText: string;
  errorTextId: string;
  property?: string;
}

/** What the suite answered instead of a result. `status` 0: no answer came. */
export class ApiError extends Error {
  override name = 'ApiError';

  constructor(readonly status: number, readonly details: ErrorDetail[]) {
    super(details[0]?.errorText ?? `HTTP ${status}`);
  }

  /** The stable code, for a decision or a support call. */
  get code(): string {
    return this.details[0]?.errorTextId ?? `http.${this.status}`;
  }

  get isOffline(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  get isRefusal(): boolean {
    return this.status === 403;
  }

  get isMissing(): boolean {
    return this.status === 404 || this.status === 410;
  }

  get isConflict(): boolean {
    return this.status === 412;
  }

  /** The same may be taken when it is sent again: nobody answered, or something failed. What is refused with a reason stays refused. */
  get mayPass(): boolean {
    return this.status < 400 || this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** The text for one input of a form, when the suite named it. */
  textFor(property: string): string | undefined {
    return this.details.find((detail) => detail.property === property)?.errorText;
  }
}

/** Whether it makes sense to offer trying again. */
export const mayPass = (error: unknown): boolean => !(error instanceof ApiError) || error.mayPass;

interface ErrorEnvelope {
  error?: { details?: ErrorDetail[] } | string;
  error_description?: string;
}

/** Reads the envelope; anything else (a proxy's page) becomes a code of its own. */
export function readError(status: number, body: unknown): ApiError {
  const envelope = (typeof body === 'object' && body !== null ? body : {}) as ErrorEnvelope;
  if (typeof envelope.error === 'object' && envelope.error.details?.length) return new ApiError(status, envelope.error.details);
  if (typeof envelope.error === 'string') {
    return new ApiError(status, [{ errorText: envelope.error_description ?? envelope.error, errorTextId: envelope.error }]);
  }
  return new ApiError(status, []);
}
