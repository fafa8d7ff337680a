import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { orSay } from '../../failures/say.js';
import { thingNames } from '../../failures/thing-names.js';
import { tidy } from '../../texts/plain-text.js';
import { readTime } from '../../texts/time.rules.js';
import { requirePart, requirePartChange } from '../require-part.js';
import { requireProject } from '../require-project.js';
import type { DisclosureDto } from './custody-entry.dto.js';
import { CustodyRow } from './custody-entry.entity.js';
import { custodyColumns } from './custody-entry.view.js';
import type { CheckedEntry } from './custody-entry.view.js';
import { intactEntries } from './custody.rules.js';
import { Custody } from './custody.service.js';

/** How far the clocks of two desks may differ, in milliseconds. */
const clockSkewMs = 5 * 60_000;

/** The chain of custody in people's hands: read, and added to where evidence is handed over (IM-36). */
@Injectable()
export class Disclosures {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly custody: Custody) {}

  async list(caller: Caller, projectId: string, query: ListQuery): Promise<CheckedEntry[]> {
    await requirePart(this.access, caller, 'incidentCustody.view');
    await requireProject(this.database.read, projectId);
    const intact = await this.intact(projectId);
    const rows = this.database.read.createQueryBuilder(CustodyRow, 'entry').where('entry.projectId = :projectId', { projectId });
    return (await listRows(rows, 'entry', query, custodyColumns)).map((row) => ({ row, intact: row.number <= intact }));
  }

  async get(caller: Caller, projectId: string, id: string): Promise<CheckedEntry> {
    await requirePart(this.access, caller, 'incidentCustody.view');
    await requireProject(this.database.read, projectId);
    const row = await this.database.read.findOneBy(CustodyRow, { id, projectId });
    if (!row) throw new VigieError('object.notFound');
    return { row, intact: row.number <= (await this.intact(projectId)) };
  }

  /** Its place in the chain tells how much is in it: a part that is there changes. */
  async disclose(caller: Caller, projectId: string, { recipient, purpose, form, time, reference }: DisclosureDto): Promise<CheckedEntry> {
    await requirePartChange(this.access, caller, 'incidentCustody');
    const happened = time ? readTime('time', time) : new Date();
    if (happened.getTime() > Date.now() + clockSkewMs) {
      throw new VigieError('request.invalid', { property: 'time', params: { detail: 'what was handed over lies in the past' } });
    }
    const entry = { kind: 'disclosure' as const, time: happened, recipient: recipient.trim(), purpose: purpose.trim(), form, reference: tidy(reference) };
    const row = await orSay('incident.notSaved', () => this.database.change((tx) => this.custody.append(tx, caller, projectId, entry)), {
      thing: thingNames.disclosure[caller.language],
    });
    return { row, intact: true };
  }

  private async intact(projectId: string): Promise<number> {
    return intactEntries(await this.database.read.find(CustodyRow, { where: { projectId }, order: { number: 'ASC' } }));
  }
}
