import { Injectable } from '@nestjs/common';
import { incidentSettingsUpdated, VigieError } from '@vigie/contracts';
import { requireVersion } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl, AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { orSay } from '../failures/say.js';
import { thingNames } from '../failures/thing-names.js';
import { countExpired } from '../retention/expired.js';
import { IncidentSettingsRow } from './incident-settings.entity.js';
import { readSettings } from './read-settings.js';
import type { ChangeSettingsDto } from './settings.dto.js';
import { requireChange } from '../projects/require-part.js';

/** What holds for all projects of a site (IM-08, IM-09). */
@Injectable()
export class IncidentSettingsService {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly audit: AuditTrail) {}

  async get(caller: Caller): Promise<IncidentSettingsRow> {
    await this.access.require(caller, 'incidentProperties.view');
    return readSettings(this.database.read);
  }

  /** Throws `incident.settings.confirmExpiry` where projects would go at once and the caller does not say how many. */
  async change(caller: Caller, dto: ChangeSettingsDto, version?: number): Promise<IncidentSettingsRow> {
    await requireChange(this.access, caller, 'incidentProperties');
    return orSay('incident.notSaved', () => this.database.change(async (tx) => {
      const before = await tx.manager.findOneOrFail(IncidentSettingsRow, { where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
      requireVersion(before.version, version);
      const members = { reportTitle: dto.reportTitle?.trim() ?? before.reportTitle, retentionDays: dto.retentionDays ?? before.retentionDays };
      if (members.retentionDays < before.retentionDays) {
        const count = await countExpired(tx.manager, members.retentionDays, new Date());
        if (count > 0 && dto.confirm !== count) throw new VigieError('incident.settings.confirmExpiry', { property: 'confirm', params: { count } });
      }
      await tx.manager.update(IncidentSettingsRow, { id: 1 }, { ...members, version: before.version + 1 });
      await tx.tell(incidentSettingsUpdated, members);
      await this.audit.write(caller, {
        log: 'audit', category: 'configuration', operation: 'incidentSettings.changed', privilege: 'incidentProperties.manage', outcome: 'success',
        details: { retentionDays: members.retentionDays, retentionDaysBefore: before.retentionDays, reportTitle: members.reportTitle },
      }, tx);
      return { ...before, ...members, version: before.version + 1 };
    }), { thing: thingNames.settings[caller.language] });
  }
}
