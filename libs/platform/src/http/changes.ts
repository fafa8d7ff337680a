/** The members of a PATCH that ask for a change: null and undefined leave a value alone. */
export function changes<T extends object>(dto: T): Partial<{ [K in keyof T]: NonNullable<T[K]> }> {
  return Object.fromEntries(Object.entries(dto).filter(([, value]) => value !== null && value !== undefined)) as Partial<{ [K in keyof T]: NonNullable<T[K]> }>;
}
