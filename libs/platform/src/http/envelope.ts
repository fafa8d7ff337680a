import type { EntityType } from '@vigie/contracts';

/** `{data}` with the version that becomes the ETag. */
export class One<T> {
  constructor(readonly data: T, readonly version?: number) {}
}

/** What a created object answers; the object's own members stand beside `state` and `path`. */
export class Created<T extends { id: string }> {
  readonly result: T & { state: 'Success'; path: { type: EntityType; id: string } };

  constructor(type: EntityType, item: T, readonly version?: number) {
    this.result = { ...item, state: 'Success', path: { type, id: item.id } };
  }
}

export const list = <T>(items: T[]): { array: T[] } => ({ array: items });
export const one = <T>(item: T, version?: number): One<T> => new One(item, version);
export const created = <T extends { id: string }>(type: EntityType, item: T, version?: number): Created<T> => new Created(type, item, version);
export const deleted = (): { state: 'Success' } => ({ state: 'Success' });
/** For what goes on after the answer: triggered events, patched alarms (send it with status 202). */
export const accepted = <T>(item: T): { data: T } => ({ data: item });
