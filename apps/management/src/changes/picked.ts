/** The named members of a body that ask for a change: null and undefined leave a value alone, and nothing else gets through. */
export function picked<T extends object, K extends keyof T & string>(body: T, ...members: K[]): { [P in K]?: NonNullable<T[P]> } {
  return Object.fromEntries(members.map((member) => [member, body[member]]).filter(([, value]) => value !== undefined && value !== null)) as { [P in K]?: NonNullable<T[P]> };
}
