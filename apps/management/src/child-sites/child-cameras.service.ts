import { Injectable } from '@nestjs/common';
import { ref, VigieError } from '@vigie/contracts';
import type { ChildCameraView } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Administration } from '../changes/administration.service.js';
import { visibleRows } from '../changes/visible-rows.js';
import { ChildCamera, childCameraColumns, childCameraList } from './child-camera.entity.js';
import { childCameraViews } from './child-site.view.js';

/** Cameras of child sites, each for those who may see it here (MG-05). */
@Injectable()
export class ChildCamerasService {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly administration: Administration) {}

  async list(caller: Caller, query: ListQuery): Promise<ChildCameraView[]> {
    const listing = { row: ChildCamera, type: 'cameras', privilege: 'camera.view', definition: childCameraList, columns: childCameraColumns } as const;
    return childCameraViews(this.database.read, await visibleRows(this.database.read, this.access, caller, query, listing));
  }

  async get(caller: Caller, id: string): Promise<ChildCameraView> {
    await this.administration.authorise(caller, 'camera.view', ref('cameras', id));
    const row = await this.database.read.findOneBy(ChildCamera, { id });
    if (!row || row.removedAt) throw new VigieError('object.notFound');
    const [view] = await childCameraViews(this.database.read, [row]);
    if (!view) throw new VigieError('object.notFound');
    return view;
  }
}
