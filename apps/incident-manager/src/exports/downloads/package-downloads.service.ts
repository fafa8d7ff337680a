import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { AccessControl, AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { mayExport, requireExport } from '../export-rights.js';
import { countChunks, readChunks } from '../tasks/package-chunks.js';
import type { StoredPackage, TaskRow } from '../tasks/task.entity.js';
import { TaskStore } from '../tasks/task-store.service.js';

/** Hands out packages to those who made them and may still have all that is in them. */
@Injectable()
export class PackageDownloads {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly store: TaskStore, private readonly audit: AuditTrail) {}

  /** Throws what stands in the way of fetching it. */
  async require(caller: Caller, taskId: string): Promise<{ task: TaskRow; made: StoredPackage }> {
    const task = await this.store.find(caller, taskId);
    const { package: made } = task;
    await requireExport(this.access, caller, made?.report ?? false);
    if (!made) throw new VigieError('incident.export.notReady');
    for (const sequence of made.sequences) {
      if (!(await mayExport(this.access, caller, sequence))) throw new VigieError('access.refused', { params: { privilege: 'camera.export' } });
    }
    if ((await countChunks(this.database.read, taskId)) !== made.chunks) throw new VigieError('incident.export.lost');
    return { task, made };
  }

  /** `sha256` in hexadecimal digits. The log of the site has it before the first byte leaves. */
  async open(caller: Caller, taskId: string): Promise<{ file: StreamableFile; sha256: string }> {
    const { task, made: { bytes, chunks, name, sha256, fingerprint } } = await this.require(caller, taskId);
    await this.audit.write(caller, {
      log: 'audit', category: 'incident', operation: 'incidentProject.packageFetched', privilege: 'incidentProject.export', outcome: 'success',
      object: { type: 'incidentProjects', id: task.projectId, name: task.projectNumber }, details: { task: taskId, package: name, sha256, bytes, fingerprint },
    });
    const content = Readable.from(readChunks(this.database.read, taskId, chunks), { objectMode: false });
    return { file: new StreamableFile(content, { type: 'application/octet-stream', length: bytes, disposition: `attachment; filename="${name}"` }), sha256 };
  }
}
