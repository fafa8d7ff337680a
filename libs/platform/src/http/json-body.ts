import { requireSoundTexts, VigieError } from '@vigie/contracts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const deepest = 32;
/** Members of one object, and members and elements in all: what is read member by member costs more than it weighs. */
const most = { members: 500, values: 50_000 } as const;

/** Reads a JSON body. Empty: an empty object. Bad UTF-8, bad JSON, nesting over 32, more members than any class has, or keys that reach for prototypes are refused, and texts that are none. */
export function readJsonBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  const value = parse(decode(body));
  refuseHostile(value, 0, { left: most.values });
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

function refuseHostile(value: unknown, depth: number, budget: { left: number }): void {
  if (value === null || typeof value !== 'object') return;
  if (depth > deepest) throw malformed(`it nests deeper than ${deepest}`);
  const members = Object.entries(value);
  budget.left -= members.length;
  if (budget.left < 0) throw malformed(`it has more than ${most.values} members and elements`);
  if (members.length > most.members && !Array.isArray(value)) throw malformed(`an object has more than ${most.members} members`);
  for (const [key, member] of members) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw malformed(`the member "${key}" is not allowed`);
    refuseHostile(member, depth + 1, budget);
  }
}

const malformed = (detail: string): VigieError => new VigieError('request.malformed', { params: { detail } });
