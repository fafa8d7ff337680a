import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { namedRows } from './property-names.js';
import { propertySetOf, switchedRows } from './property-set.js';
import type { PropertySet, SwitchedRow } from './property-set.js';

/** The incident properties as they were at a revision. */
export interface KnownProperties {
  revision: string;
  set: PropertySet;
  /** Names of all types, statuses and category values by id; undefined where there are too many to hold. */
  names: ReadonlyMap<string, string> | undefined;
}

/** More names than these are looked up only as they are needed. */
const few = 500;

/** The revision now, to be read in the same statement as what the properties are needed for. */
export const presentRevision = '(SELECT revision FROM property_revision)';

const all = `SELECT ${presentRevision} AS revision,
  (SELECT coalesce(json_agg(switched ORDER BY number), '[]') FROM (${switchedRows}) AS switched) AS switched,
  (SELECT coalesce(json_agg(named), '[]') FROM (SELECT id, name FROM (${namedRows}) AS property LIMIT ${few + 1}) AS named) AS named`;

interface Row {
  revision: string;
  switched: SwitchedRow[];
  named: { id: string; name: string }[];
}

/**
 * Keeps the incident properties in memory, for those who find out by the revision whether they are still the present ones:
 * a change counts at once, whichever copy of the service made it.
 */
@Injectable()
export class KnownIncidentProperties {
  private known?: KnownProperties;

  constructor(private readonly database: Database) {}

  /** As they were last read. */
  async last(): Promise<KnownProperties> {
    return this.known ?? this.read();
  }

  /** As they are. */
  async read(): Promise<KnownProperties> {
    const [row] = (await this.database.read.query(all)) as [Row];
    const { revision, switched, named } = row;
    this.known = { revision, set: propertySetOf(switched), names: named.length > few ? undefined : new Map(named.map(({ id, name }) => [id, name])) };
    return this.known;
  }
}
