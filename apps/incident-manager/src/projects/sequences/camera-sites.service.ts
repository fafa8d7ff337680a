import { Injectable } from '@nestjs/common';
import { ref } from '@vigie/contracts';
import { AccessControl } from '@vigie/platform/security';
import { IncidentConfig } from '../../app.config.js';

/** Where a camera is; the name is null for this site. */
export interface CameraSite {
  siteId: string;
  siteName: string | null;
}

/** Which site a camera is of: this one, or a child of it by reference (IM-22). */
@Injectable()
export class CameraSites {
  readonly own: string;

  constructor(private readonly access: AccessControl, config: IncidentConfig) {
    this.own = config.siteId;
  }

  of(cameraId: string): CameraSite {
    const site = this.access.index.entity(ref('cameras', cameraId))?.site;
    if (site === undefined) return { siteId: this.own, siteName: null };
    return { siteId: site, siteName: this.nameOf(site) ?? site };
  }

  /** Whether the site is this one or a child of it. */
  isKnown(siteId: string): boolean {
    return siteId === this.own || this.nameOf(siteId) !== undefined;
  }

  isChild({ siteId }: { siteId: string }): boolean {
    return siteId !== this.own;
  }

  private nameOf(siteId: string): string | undefined {
    return this.access.index.entity(ref('childSites', siteId))?.name;
  }
}
