/**
 * Thrown by a handler that must not go on for now, though nothing is wrong with the fact: it and all behind it wait until the
 * handler lets them through, for ever if need be. It never counts as a try.
 */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}
