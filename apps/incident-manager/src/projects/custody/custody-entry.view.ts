import { CustodyEntry, ref, relations } from '@vigie/contracts';
import type { CustodyEntryFact } from '@vigie/contracts';
import type { ListDefinition } from '@vigie/platform/http';
import { personRef } from '../../texts/person.js';
import type { CustodyRow } from './custody-entry.entity.js';

export const custodyList: ListDefinition = {
  columns: { number: 'number', kind: 'string', time: 'time', recordedAt: 'time', by: 'guid', recipient: 'string', form: 'string' },
  defaultSize: 200, maxSize: 1_000, defaultOrder: "asc:'number'",
};

export const custodyColumns = { number: 'number', kind: 'kind', time: 'time', recordedAt: 'recordedAt', by: 'byId', recipient: 'recipient', form: 'form' };

/** An entry, and whether the chain up to it is as it was written. */
export interface CheckedEntry {
  row: CustodyRow;
  intact: boolean;
}

export const custodyView = ({ row, intact }: CheckedEntry): CustodyEntry => Object.assign(new CustodyEntry(), {
  id: row.id,
  number: row.number,
  kind: row.kind,
  time: row.time.toISOString(),
  recordedAt: row.recordedAt.toISOString(),
  by: personRef(row.byId, row.byName, row.byKind),
  ...(row.recipient ? { recipient: row.recipient } : {}),
  ...(row.purpose ? { purpose: row.purpose } : {}),
  ...(row.form ? { form: row.form } : {}),
  ...(row.reference ? { reference: row.reference } : {}),
  details: row.details,
  previousHash: row.previousHash,
  hash: row.hash,
  intact,
  relations: relations(ref('custodyEntries', row.id), ref('incidentProjects', row.projectId)),
});

export const custodyFact = ({ id, projectId, kind }: CustodyRow): CustodyEntryFact => ({ id, project: projectId, kind });
