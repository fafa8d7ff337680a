/** Numbers from 0 to below 1 that only look like chance: the same seed gives the same ones. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The same things in another order. */
export function shuffled<T>(things: readonly T[], chance: () => number): T[] {
  return things.map((thing) => ({ thing, place: chance() })).sort((one, other) => one.place - other.place).map(({ thing }) => thing);
}
