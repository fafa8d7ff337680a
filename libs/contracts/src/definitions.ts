import type { ServiceName } from './services.js';

/** A class whose instances are payloads; its class-validator decorators are the schema. */
export type PayloadClass<T extends object> = new () => T;

/** The two ways that facts travel, each a stream of its own: what fills one never stops the other. */
export const factStreams = ['fact', 'log'] as const;
export type FactStream = (typeof factStreams)[number];

/** Something that happened. Never lost, effect once (outbox → JetStream → inbox). */
export interface FactDefinition<T extends object = object> {
  readonly kind: 'fact';
  readonly stream: FactStream;
  readonly service: ServiceName | '*';
  readonly thing: string;
  readonly verb: string;
  readonly version: number;
  readonly payload: PayloadClass<T>;
  readonly sample: T;
  /** CloudEvents `type`: `vigie.<service>.<thing>.<verb>.v<version>`; `service` fills the `*` of facts that any service tells. */
  type(service?: ServiceName): string;
  /** `vigie.<site>.<stream>.<service>.<thing>.<verb>.v<version>`. */
  subject(site: string, service?: ServiceName): string;
}

/** Something asked of another service, with a deadline; changes nothing that matters. */
export interface QuestionDefinition<Q extends object = object, A extends object = object> {
  readonly kind: 'question';
  readonly service: ServiceName;
  readonly thing: string;
  readonly verb: string;
  readonly version: number;
  readonly request: PayloadClass<Q>;
  readonly reply: PayloadClass<A>;
  readonly samples: { readonly request: Q; readonly reply: A };
  /** Who may ask; what nobody else's account on NATS lets through. */
  readonly askers: readonly ServiceName[];
  /** Asked by a service for itself and answered on nobody's right. Every other question is asked on a person's behalf. */
  readonly forServices: boolean;
  /** `vigie.<site>.ask.<asker>.<service>.<thing>.<verb>.v<version>`; `*`: whoever asks. */
  subject(site: string, asker: ServiceName | '*'): string;
}

/** State that every service holds in memory (JetStream key-value). One service writes it; of state that is everybody's (`*`), each writes the keys below its own name. */
export interface StateDefinition<T extends object = object> {
  readonly kind: 'state';
  readonly owner: ServiceName | '*';
  readonly name: string;
  /** How long a value lives, in milliseconds; 0: until it is deleted. */
  readonly ttlMs: number;
  /** Name of the key-value bucket of a site. */
  bucket(site: string): string;
  /** Only to carry the type. */
  readonly value?: T;
}

const facts = new Map<string, FactDefinition>();
const questions = new Map<string, QuestionDefinition>();
const states = new Map<string, StateDefinition>();

/** Every fact defined so far. */
export const allFacts = (): FactDefinition[] => [...facts.values()];

/** Every question defined so far. */
export const allQuestions = (): QuestionDefinition[] => [...questions.values()];

/** Every state defined so far. */
export const allStates = (): StateDefinition[] => [...states.values()];

export function defineFact<T extends object>(
  parts: Pick<FactDefinition<T>, 'service' | 'thing' | 'verb' | 'payload' | 'sample'> & { version?: number; stream?: FactStream },
): FactDefinition<T> {
  const version = parts.version ?? 1;
  const stream = parts.stream ?? 'fact';
  const owner = (service?: ServiceName) => service ?? parts.service;
  const fact: FactDefinition<T> = {
    ...parts,
    kind: 'fact',
    stream,
    version,
    type: (service) => `vigie.${owner(service)}.${parts.thing}.${parts.verb}.v${version}`,
    subject: (site, service) => `vigie.${site}.${stream}.${owner(service)}.${parts.thing}.${parts.verb}.v${version}`,
  };
  register(facts, fact.type(), fact);
  return fact;
}

export function defineQuestion<Q extends object, A extends object>(
  parts: Pick<QuestionDefinition<Q, A>, 'service' | 'thing' | 'verb' | 'request' | 'reply' | 'samples' | 'askers'> & { version?: number; forServices?: true },
): QuestionDefinition<Q, A> {
  const version = parts.version ?? 1;
  const question: QuestionDefinition<Q, A> = {
    ...parts,
    kind: 'question',
    version,
    forServices: parts.forServices ?? false,
    subject: (site, asker) => `vigie.${site}.ask.${asker}.${parts.service}.${parts.thing}.${parts.verb}.v${version}`,
  };
  register(questions, question.subject('*', '*'), question);
  return question;
}

export function defineState<T extends object>(parts: { owner: ServiceName | '*'; name: string; ttlMs?: number }): StateDefinition<T> {
  const state: StateDefinition<T> = {
    kind: 'state',
    owner: parts.owner,
    name: parts.name,
    ttlMs: parts.ttlMs ?? 0,
    bucket: (site) => `vigie_${site}_${parts.name}`,
  };
  register(states, parts.name, state);
  return state;
}

function register<D extends object>(registry: Map<string, D>, name: string, definition: unknown): void {
  if (registry.has(name)) throw new Error(`The message ${name} is defined twice.`);
  registry.set(name, definition as D);
}
