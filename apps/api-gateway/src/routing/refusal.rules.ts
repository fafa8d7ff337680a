import { type ServiceName, VigieError } from '@vigie/contracts';
import { errorEnvelope, languageOf } from '@vigie/platform/http';

export interface Refusal {
  status: 502 | 504;
  body: string;
}

/** What the caller reads when a service is away (502) or silent (504): the usual envelope, code `service.unavailable`. */
export function unavailable(service: ServiceName, status: Refusal['status'], request: { headers: Record<string, string | string[] | undefined> }): Refusal {
  const envelope = errorEnvelope(new VigieError('service.unavailable', { params: { service } }), languageOf(request));
  envelope.error.httpCode = status;
  return { status, body: JSON.stringify(envelope) };
}
