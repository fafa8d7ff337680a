import type { Language } from '@vigie/contracts';

/** Who acts: a person, an integration or a service. */
export interface Principal {
  id: string;
  name: string;
  kind: 'user' | 'client' | 'service';
  clientId?: string;
  sessionId?: string;
}

/** Who asks, from where and in which language; carried through every service that acts for them. */
export interface Caller {
  principal: Principal;
  address?: string;
  language: Language;
}

/** Name of the NATS header that carries the caller of a question. */
export const callerHeader = 'vigie-caller';

/** Header values are ASCII: names of people are not. */
export const encodeCaller = (caller: Caller): string => Buffer.from(JSON.stringify(caller)).toString('base64url');

/**
 * Reads the caller that another service acts for. NATS permissions let nobody but services ask,
 * so the header is as trustworthy as the account that sent it.
 */
export function decodeCaller(header: string | undefined): Caller | undefined {
  if (!header) return undefined;
  try {
    const caller = JSON.parse(Buffer.from(header, 'base64url').toString()) as Caller;
    return typeof caller.principal?.id === 'string' ? caller : undefined;
  } catch {
    return undefined;
  }
}

/** A service acting for itself: bookkeeping only, never on someone's behalf. */
export const serviceCaller = (service: string): Caller => ({
  principal: { id: '00000000-0000-4000-8000-0000000000ff', name: service, kind: 'service' },
  language: 'en',
});
