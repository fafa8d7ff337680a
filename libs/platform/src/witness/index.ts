/** The door of the witness room: seals of the log, kept where the log-server cannot reach them (LG-16). */
export { SealWitnessModule } from './seal-witness.module.js';
export { createWitnessTables, dropWitnessTables } from './witness-tables.js';
export { isSignedWith, keyFingerprintOf, readPublicKey } from './seal-signature.js';
