/** Finds what the reference says of an address, as the services' router does: in any case, with or without a slash at the end, names before parameters. */
export class RouteTable<T> {
  private readonly routes: { template: string; parts: string[]; value: T }[];

  constructor(byTemplate: Record<string, T>) {
    this.routes = Object.entries(byTemplate)
      .map(([template, value]) => ({ template, parts: split(template), value }))
      .sort((one, other) => parameters(one.parts) - parameters(other.parts));
  }

  find(path: string): { template: string; value: T } | undefined {
    const parts = split(path);
    return this.routes.find((route) => route.parts.length === parts.length && route.parts.every((part, at) => isParameter(part) || part.toLowerCase() === parts[at]?.toLowerCase()));
  }
}

const split = (path: string): string[] => path.split('/').filter((part) => part !== '');
const isParameter = (part: string): boolean => part.startsWith('{');
const parameters = (parts: string[]): number => parts.filter(isParameter).length;
