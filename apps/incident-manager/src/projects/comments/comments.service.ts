import { Injectable } from '@nestjs/common';
import { incidentCommentAdded, incidentCommentChanged, incidentCommentRemoved } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows, messageId } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { EntityManager } from 'typeorm';
import { bury, gone } from '../../deletions/tombstones.js';
import { orSay } from '../../failures/say.js';
import { thingNames } from '../../failures/thing-names.js';
import { personOf } from '../../texts/person.js';
import { difference } from '../activities/activity.rules.js';
import { writeActivities } from '../activities/write-activity.js';
import { requireLatest } from '../require-latest.js';
import { requirePart, requirePartChange } from '../require-part.js';
import { requireProject } from '../require-project.js';
import { touchProject } from '../touch-project.js';
import type { Touch } from '../touch-project.js';
import { CommentRow } from './comment.entity.js';
import { commentColumns, commentFact } from './comment.view.js';

/** The comments of a project (IM-25). Whoever manages the project may edit and delete each of them. */
@Injectable()
export class Comments {
  constructor(private readonly database: Database, private readonly access: AccessControl) {}

  async list(caller: Caller, projectId: string, query: ListQuery): Promise<CommentRow[]> {
    await requirePart(this.access, caller, 'incidentComment.view');
    await requireProject(this.database.read, projectId);
    const all = this.database.read.createQueryBuilder(CommentRow, 'comment').where('comment.projectId = :projectId', { projectId });
    return listRows(all, 'comment', query, commentColumns);
  }

  async get(caller: Caller, projectId: string, id: string): Promise<CommentRow> {
    await requirePart(this.access, caller, 'incidentComment.view');
    await requireProject(this.database.read, projectId);
    return find(this.database.read, projectId, id);
  }

  add(caller: Caller, projectId: string, text: string): Promise<CommentRow> {
    return this.write(caller, projectId, { comments: 1 }, async (tx, person) => {
      const row: CommentRow = {
        id: messageId(), projectId, text: text.trim(), authorId: person.id, authorName: person.name, authorKind: person.kind,
        createdAt: new Date(), editedAt: null, version: 1,
      };
      await tx.manager.insert(CommentRow, row);
      await writeActivities(tx.manager, projectId, person, [{ operation: 'comment.added', changes: difference({}, textOf(row)), details: { comment: row.id } }]);
      await tx.tell(incidentCommentAdded, commentFact(row));
      return row;
    });
  }

  async change(caller: Caller, projectId: string, id: string, text: string, version?: number): Promise<CommentRow> {
    await requirePartChange(this.access, caller, 'incidentComment');
    return this.write(caller, projectId, {}, async (tx, person) => {
      const row = await find(tx.manager, projectId, id);
      await requireLatest(tx.manager, 'comment', row, version);
      const changed = { text: text.trim(), editedAt: new Date(), version: row.version + 1 };
      await tx.manager.update(CommentRow, { id }, changed);
      await writeActivities(tx.manager, projectId, person, [{ operation: 'comment.changed', changes: difference(textOf(row), textOf(changed)), details: { comment: id } }]);
      await tx.tell(incidentCommentChanged, commentFact(row));
      return { ...row, ...changed };
    });
  }

  async remove(caller: Caller, projectId: string, id: string, version?: number): Promise<void> {
    await requirePartChange(this.access, caller, 'incidentComment');
    await this.write(caller, projectId, { comments: -1 }, async (tx, person) => {
      const row = await find(tx.manager, projectId, id);
      await requireLatest(tx.manager, 'comment', row, version);
      await tx.manager.delete(CommentRow, { id });
      await bury(tx.manager, 'comments', [id]);
      await writeActivities(tx.manager, projectId, person, [{ operation: 'comment.removed', changes: difference(textOf(row), {}), details: { comment: id } }]);
      await tx.tell(incidentCommentRemoved, commentFact(row));
    });
  }

  /** Every change of a comment: the project is locked meanwhile. */
  private async write<T>(caller: Caller, projectId: string, touch: Touch, work: (tx: Tx, person: ReturnType<typeof personOf>) => Promise<T>): Promise<T> {
    await requirePart(this.access, caller, 'incidentComment.manage');
    return orSay('incident.notSaved', () => this.database.change(async (tx) => {
      await touchProject(tx.manager, projectId, touch);
      return work(tx, personOf(caller));
    }), { thing: thingNames.comment[caller.language] });
  }
}

async function find(manager: EntityManager, projectId: string, id: string): Promise<CommentRow> {
  const row = await manager.findOneBy(CommentRow, { id, projectId });
  if (!row) throw await gone(manager, 'comments', id);
  return row;
}

const textOf = ({ text }: { text: string }): { text: string } => ({ text });
