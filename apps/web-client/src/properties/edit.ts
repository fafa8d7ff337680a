/** Inputs of something that administrators define: texts and switches. */
export type Inputs = Record<string, string | boolean>;

/** What somebody enters and has not saved yet: the inputs that differ from what they saw when they began. */
export interface Edit<T extends Inputs> {
  seen: T;
  changes: Partial<T>;
}

const same = <T extends Inputs>(one: T[keyof T] | undefined, other: T[keyof T] | undefined): boolean => tidy(one) === tidy(other);
const tidy = (value: string | boolean | undefined): string | boolean | undefined => (typeof value === 'string' ? value.trim() : value);
const keysOf = <T extends Inputs>(inputs: Partial<T>): (keyof T & string)[] => Object.keys(inputs);

/** With another input entered; undefined where nothing differs any more. */
export function entered<T extends Inputs>(edit: Edit<T> | undefined, saved: T, change: Partial<T>): Edit<T> | undefined {
  const seen = edit?.seen ?? saved;
  return kept(seen, { ...edit?.changes, ...change });
}

/** What the inputs show: what is saved, with the changes on top. */
export function shown<T extends Inputs>(edit: Edit<T> | undefined, saved: T): T {
  return { ...saved, ...edit?.changes };
}

/** What is to be saved, without blanks around it: only what differs from what was seen. */
export function toSave<T extends Inputs>({ seen, changes }: Edit<T>): Partial<T> {
  const result: Partial<T> = {};
  for (const key of keysOf(changes)) if (!same<T>(changes[key], seen[key])) result[key] = tidy(changes[key]) as T[typeof key];
  return result;
}

/** Inputs that somebody else has changed meanwhile, to something else than what is entered here. */
export function conflictsOf<T extends Inputs>(edit: Edit<T>, saved: T): (keyof T & string)[] {
  return keysOf(toSave(edit)).filter((key) => !same<T>(saved[key], edit.seen[key]) && !same<T>(saved[key], edit.changes[key]));
}

/** Knowing what somebody else saved, one's own is to hold. */
export function insisted<T extends Inputs>({ changes }: Edit<T>, saved: T): Edit<T> | undefined {
  return kept(saved, changes);
}

/** What somebody else saved is to hold; the other changes stay. */
export function yielded<T extends Inputs>(edit: Edit<T>, saved: T): Edit<T> | undefined {
  const changes = { ...edit.changes };
  for (const key of conflictsOf(edit, saved)) delete changes[key];
  return kept(saved, changes);
}

function kept<T extends Inputs>(seen: T, changes: Partial<T>): Edit<T> | undefined {
  const differing: Partial<T> = {};
  for (const key of keysOf(changes)) if (changes[key] !== seen[key]) differing[key] = changes[key];
  return Object.keys(differing).length > 0 ? { seen, changes: differing } : undefined;
}
