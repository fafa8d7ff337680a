import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '@vigie/contracts';

/** From where and in which language somebody comes to the provider or its pages. */
export interface Visit {
  address: string;
  language: Language;
}

const visits = new AsyncLocalStorage<Visit>();

/** Runs work on behalf of a visitor; everything it awaits knows the visit. */
export const duringVisit = <T>(visit: Visit, work: () => T): T => visits.run(visit, work);

/** The present visit; work that nobody asked for comes from the service itself. */
export const presentVisit = (): Visit => visits.getStore() ?? { address: '', language: 'en' };
