import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows, messageId } from '@vigie/platform/persistence';
import type { Caller } from '@vigie/platform/security';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { orSay } from '../failures/say.js';
import type { SpanDto } from '../projects/sequences/span.dto.js';
import { CameraSites } from '../projects/sequences/camera-sites.service.js';
import { Spans } from '../projects/sequences/spans.service.js';
import type { Span } from '../projects/sequences/spans.service.js';
import { DraftSequenceRow } from './draft-sequence.entity.js';
import { draftColumns } from './draft-sequence.view.js';

/** Most sequences that one person's draft list holds. */
export const longestDraftList = 500;

/** Everybody's own list of spans to make a project of (IM-21). Nobody sees another's. */
@Injectable()
export class DraftSequences {
  constructor(private readonly database: Database, private readonly spans: Spans, private readonly sites: CameraSites) {}

  list(caller: Caller, query: ListQuery): Promise<DraftSequenceRow[]> {
    const rows = this.database.read.createQueryBuilder(DraftSequenceRow, 'draft').where('draft.ownerId = :owner', { owner: caller.principal.id });
    return listRows(rows, 'draft', query, draftColumns);
  }

  async get(caller: Caller, id: string): Promise<DraftSequenceRow> {
    const row = await this.database.read.findOneBy(DraftSequenceRow, { id, ownerId: caller.principal.id });
    if (!row) throw new VigieError('incident.draft.unknown');
    return row;
  }

  async add(caller: Caller, dto: SpanDto): Promise<DraftSequenceRow> {
    const span = await this.spans.read(caller, dto);
    const row: DraftSequenceRow = { id: messageId(), ownerId: caller.principal.id, ...span, createdAt: new Date() };
    return orSay('incident.sequence.notAdded', () => this.database.change(async ({ manager }) => {
      const held = await manager.countBy(DraftSequenceRow, { ownerId: row.ownerId });
      if (held >= longestDraftList) throw new VigieError('incident.draft.full', { params: { most: longestDraftList } });
      await manager.insert(DraftSequenceRow, row);
      return row;
    }));
  }

  async remove(caller: Caller, id: string): Promise<void> {
    await orSay('incident.sequence.notDeleted', async () => {
      const { affected } = await this.database.read.delete(DraftSequenceRow, { id, ownerId: caller.principal.id });
      if (!affected) throw new VigieError('incident.draft.unknown');
    });
  }

  /** All that is in the caller's list, in its order. Throws `incident.draft.unknown` where it is empty. */
  async ids(caller: Caller): Promise<string[]> {
    const rows = await this.database.read.find(DraftSequenceRow, { where: { ownerId: caller.principal.id }, order: { createdAt: 'ASC', id: 'ASC' }, select: { id: true } });
    if (rows.length === 0) throw unknown();
    return rows.map(({ id }) => id);
  }

  /** Empties the caller's list; returns how many went. */
  async clear(caller: Caller): Promise<number> {
    return orSay('incident.sequence.notDeleted', async () => {
      const { affected } = await this.database.read.delete(DraftSequenceRow, { ownerId: caller.principal.id });
      return affected ?? 0;
    });
  }

  /** The caller's sequences with these ids, in this order, each still theirs to play back. Throws `incident.draft.unknown` where one is not in the list. */
  async look(caller: Caller, ids: readonly string[]): Promise<Span[]> {
    const wanted = distinct(ids);
    if (wanted.length === 0) return [];
    const rows = await this.database.read.findBy(DraftSequenceRow, { id: In(wanted), ownerId: caller.principal.id });
    if (rows.length < wanted.length) throw unknown();
    const spans = rows.sort((one, other) => wanted.indexOf(one.id) - wanted.indexOf(other.id)).map((row) => ({ ...row, siteId: row.siteId ?? this.sites.own }));
    for (const span of spans) await this.spans.requirePlayback(caller, span, span.startTime);
    return spans;
  }

  /** Takes them out of the list as part of what becomes of them; of two who take the same one, one gets it. */
  async take(manager: EntityManager, caller: Caller, ids: readonly string[]): Promise<void> {
    const wanted = distinct(ids);
    if (wanted.length === 0) return;
    const { affected } = await manager.delete(DraftSequenceRow, { id: In(wanted), ownerId: caller.principal.id });
    if (affected !== wanted.length) throw unknown();
  }
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

const unknown = (): VigieError => new VigieError('incident.draft.unknown', { property: 'draftSequences' });
