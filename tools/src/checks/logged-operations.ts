/** A source file by its path inside the workspace. */
export interface Source {
  path: string;
  text: string;
}

/** What a service writes in the log about people, as its sources say it; `x` stands for a part that only the running service knows. */
export interface Logged {
  service: string;
  path: string;
  operation: string;
}

type Computed = (text: string) => string[];

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, first = '']) => first);
const stepsOf: Computed = (text) => all(text, /const step = stepsOf\('(\w+)'/g).flatMap((thing) =>
  [...all(text, /\bstep\('(\w+)'/g), ...all(text, /\bstep\((\w+),/g).map(() => 'x')].map((verb) => `${thing}.${verb}`));
const kinds: Computed = (text) => all(text, /\bthing: '(\w+)'/g).map((thing) => `${thing}.x`);
const views: Computed = (text) => all(text, /type ViewPrivilege = ([^;]+);/g).flatMap((names) => all(names, /'([^']+)'/g)).map((name) => `${name}.x`);

/** Where an operation begins with a name that is computed: what it can be, as every source of the app tells. */
const computed: Record<string, Computed> = {
  'apps/management/src/changes/administration.service.ts': stepsOf,
  'apps/incident-manager/src/properties/properties.service.ts': kinds,
  'apps/incident-manager/src/properties/switched-properties.service.ts': kinds,
  'apps/mobile-server/src/viewing/view-access.service.ts': views,
};

const entry = /\blog: '(?:audit|administration)'/g;
const given = /\blog: '(?:audit|administration)', category: '\w+', (?:operation(?:: ([^\n]*?))?,|(\.\.\.)\w+)/g;
const quoted = /['`]((?:\w|\$\{[^}]*\}|\.)+)['`]/g;
const code = /^(?:\w+|\$\{[^}]*\})(?:\.(?:\w+|\$\{[^}]*\}))+$/;
const codesIn = (text: string): string[] => all(text, quoted).filter((name) => code.test(name));

/**
 * Every operation of an entry about people in these sources of one service: what stands in the entry, otherwise every code that its file
 * names. `isOther` knows codes that name something else, such as privileges. Throws where it cannot tell which operations they are.
 */
export function loggedOperations(service: string, sources: readonly Source[], isOther: (name: string) => boolean): Logged[] {
  return sources.flatMap(({ path, text }) => {
    const entries = [...text.matchAll(given)];
    if (entries.length !== [...text.matchAll(entry)].length) throw new Error(`${path}: an entry does not begin with its log, category and operation in one line.`);
    return [...new Set(entries.flatMap(([, operation = '', spread]) => {
      const inside = spread ? all(text, /\boperation: '([^']+)'/g) : codesIn(operation);
      const names = inside.length > 0 ? inside : codesIn(text).filter((name) => !isOther(name));
      return resolved(path, names, sources);
    }))].map((operation) => ({ service, path, operation }));
  });
}

function resolved(path: string, names: readonly string[], sources: readonly Source[]): string[] {
  const operations = names.filter((name) => !name.startsWith('${')).map((name) => name.replaceAll(/\$\{[^}]*\}/g, 'x'));
  if (operations.length < names.length) {
    const possible = sources.flatMap(({ text }) => computed[path]?.(text) ?? []);
    if (possible.length === 0) throw new Error(`${path}: nobody knows what ${names.join(', ')} can be.`);
    operations.push(...possible);
  }
  if (operations.length === 0) throw new Error(`${path}: its entries name no operation.`);
  return operations;
}
