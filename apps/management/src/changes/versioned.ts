/** What a service answers of an object: how it is shown, and the version that is its ETag. */
export interface Versioned<V> {
  view: V;
  version: number;
}
