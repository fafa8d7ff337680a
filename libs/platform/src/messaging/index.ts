/** The door of the messaging room. */
export { MessagingModule } from './messaging.module.js';
export type { MessagingOptions } from './messaging.module.js';
export { Intake } from './intake.js';
export { Hears, HearsBatch } from './hears.decorator.js';
export type { BatchHandler, BatchOptions, FactHandler, HeardFact } from './hears.decorator.js';
export type { FactContext } from './fact-envelope.js';
export { Answers } from './answers.decorator.js';
export { QuestionServer } from './question-server.js';
export { Questions } from './questions.js';
export type { AskOptions } from './questions.js';
export { States } from './states.js';
export { StateBucket } from './state-bucket.js';
export type { StateListener } from './state-memory.js';
export { NatsLink } from './nats-link.js';
export { FactTap } from './fact-tap.js';
export type { PassingFact, TapListener } from './fact-tap.js';
export { Relay } from './relay.js';
export { encodeFact, decodeFact } from './fact-envelope.js';
