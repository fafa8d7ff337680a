import { defineState } from '../definitions.js';

/** The public half of the key by which a running copy of a service signs what it asks: Ed25519, SPKI, base64url. */
export interface AskerKeyDocument {
  publicKey: string;
}

/** How long a key counts when its service does not say again that it is there, in milliseconds. */
const lifeMs = 3_600_000;

/** Keys of everybody who asks; `askerKey` names one, and only its service can write there. */
export const askerKeysState = defineState<AskerKeyDocument>({ owner: '*', name: 'askers', ttlMs: lifeMs });

export const askerKey = (service: string, key: string): string => `${service}.${key}`;
