import { requireSoundTexts, VigieError } from '@vigie/contracts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const deepest = 32;

/** Reads a JSON body. Empty: an empty object. Bad UTF-8, bad JSON, nesting over 32 or keys that reach for prototypes are refused, and texts that are none. */
export function readJsonBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  const value = parse(decode(body));
  refuseDeepOrPoisoned(value, 0);
  requireSoundTexts(value);
  return value;
}

function decode(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw malformed('it is not UTF-8');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw malformed('it is not JSON');
  }
}

function refuseDeepOrPoisoned(value: unknown, depth: number): void {
  if (value === null || typeof value !== 'object') return;
  if (depth > deepest) throw malformed(`it nests deeper than ${deepest}`);
  for (const [key, member] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw malformed(`the member "${key}" is not allowed`);
    refuseDeepOrPoisoned(member, depth + 1);
  }
}

const malformed = (detail: string): VigieError => new VigieError('request.malformed', { params: { detail } });
