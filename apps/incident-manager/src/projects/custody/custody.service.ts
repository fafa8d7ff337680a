import { Injectable } from '@nestjs/common';
import { custodyEntryAdded } from '@vigie/contracts';
import type { CustodyKind, DisclosureForm, IncidentOperation, Privilege } from '@vigie/contracts';
import { messageId } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { personOf } from '../../texts/person.js';
import { writeActivities } from '../activities/write-activity.js';
import { ProjectRow } from '../project.entity.js';
import { touchProject } from '../touch-project.js';
import { CustodyRow } from './custody-entry.entity.js';
import { custodyFact } from './custody-entry.view.js';
import { custodyHash, firstHash } from './custody.rules.js';

/** What is written into the chain; without a time: now. */
export interface NewCustodyEntry {
  kind: CustodyKind;
  time?: Date;
  recipient?: string | null;
  purpose?: string | null;
  form?: DisclosureForm | null;
  reference?: string | null;
  /** Flat; of an export for example the digest of its package. */
  details?: Record<string, string | number | boolean>;
}

const operations: Record<CustodyKind, IncidentOperation> = { export: 'project.exported', disclosure: 'project.disclosed' };

const siteOperations: Record<CustodyKind, { operation: string; privilege: Privilege }> = {
  export: { operation: 'incidentProject.exported', privilege: 'incidentProject.export' }, disclosure: { operation: 'incidentProject.disclosed', privilege: 'incidentCustody.manage' },
};

/** Adds to a project's chain of custody (IM-36). */
@Injectable()
export class Custody {
  constructor(private readonly audit: AuditTrail) {}

  /**
   * Writes the entry, the step in the project's own log (`project.exported` or `project.disclosed`), and an entry in the
   * site's log, which outlives the project. The project stays locked until the transaction ends.
   * Whether the caller may is decided by whoever calls. Throws `object.deleted` or `object.notFound`.
   */
  async append(tx: Tx, caller: Caller, projectId: string, entry: NewCustodyEntry): Promise<CustodyRow> {
    await touchProject(tx.manager, projectId, {});
    const row = await this.chained(tx, caller, projectId, entry);
    await tx.manager.insert(CustodyRow, row);
    await writeActivities(tx.manager, projectId, personOf(caller), [{ operation: operations[entry.kind], details: detailsOf(row) }]);
    await tx.tell(custodyEntryAdded, custodyFact(row));
    await this.record(tx, caller, row);
    return row;
  }

  private async chained({ manager }: Tx, caller: Caller, projectId: string, entry: NewCustodyEntry): Promise<CustodyRow> {
    const [last] = await manager.find(CustodyRow, { where: { projectId }, order: { number: 'DESC' }, take: 1 });
    const now = new Date();
    const person = personOf(caller);
    const row = {
      id: messageId(), projectId, number: (last?.number ?? 0) + 1, kind: entry.kind, time: entry.time ?? now, recordedAt: now,
      byId: person.id, byName: person.name, byKind: person.kind,
      recipient: entry.recipient ?? null, purpose: entry.purpose ?? null, form: entry.form ?? null, reference: entry.reference ?? null,
      details: entry.details ?? {}, previousHash: last?.hash ?? firstHash,
    };
    return { ...row, hash: custodyHash(row) };
  }

  /** The hash goes along: whoever could rewrite this database cannot rewrite that log. */
  private async record(tx: Tx, caller: Caller, row: CustodyRow): Promise<void> {
    const { number } = await tx.manager.findOneOrFail(ProjectRow, { where: { id: row.projectId }, select: { number: true } });
    await this.audit.write(caller, {
      log: 'audit', category: 'incident', ...siteOperations[row.kind], outcome: 'success', ...(row.purpose ? { reason: row.purpose.slice(0, 1_024) } : {}),
      object: { type: 'incidentProjects', id: row.projectId, name: number },
      details: { ...detailsOf(row), purpose: row.purpose ?? '', time: row.time.toISOString(), hash: row.hash },
    }, tx);
  }
}

const detailsOf = ({ id, number, recipient, form, reference, details }: CustodyRow): Record<string, string | number | boolean> => ({
  ...details, entry: id, entryNumber: number, ...(recipient ? { recipient } : {}), ...(form ? { form } : {}), ...(reference ? { reference } : {}),
});
