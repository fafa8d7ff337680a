import { defineService } from '@vigie/platform/boot';
import { SealWitnessModule } from '@vigie/platform/witness';
import { IncidentConfig } from './app.config.js';
import { Tombstone } from './deletions/tombstone.entity.js';
import { DraftSequenceRow } from './draft-sequences/draft-sequence.entity.js';
import { DraftSequencesModule } from './draft-sequences/draft-sequences.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { TaskRow } from './exports/tasks/task.entity.js';
import { LiveModule } from './live/live.module.js';
import { migrations } from './migrations/index.js';
import { ActivityRow } from './projects/activities/activity.entity.js';
import { CallRow } from './projects/calls/call.entity.js';
import { CommentRow } from './projects/comments/comment.entity.js';
import { CustodyRow } from './projects/custody/custody-entry.entity.js';
import { CustodyModule } from './projects/custody/custody.module.js';
import { HoldRow } from './projects/holds/hold.entity.js';
import { HoldsModule } from './projects/holds/holds.module.js';
import { LinkRow } from './projects/links/link.entity.js';
import { LinksModule } from './projects/links/links.module.js';
import { ProjectRow } from './projects/project.entity.js';
import { ProjectsModule } from './projects/projects.module.js';
import { SequenceRow } from './projects/sequences/sequence.entity.js';
import { StillRow } from './projects/sequences/still.entity.js';
import {
  IncidentCategoryRow, IncidentCategoryValueRow, IncidentDataFieldRow, IncidentStatusRow, IncidentTypeRow,
} from './properties/incident-property.entity.js';
import { PropertiesModule } from './properties/properties.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { IncidentSettingsRow } from './settings/incident-settings.entity.js';
import { SettingsModule } from './settings/settings.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { TasksModule } from './tasks/tasks.module.js';

/** Documents incidents: properties that administrators define, projects that operators keep. */
export const incidentManager = defineService({
  name: 'incident-manager',
  config: IncidentConfig,
  modules: [TasksModule, PropertiesModule, DraftSequencesModule, ProjectsModule, CustodyModule, HoldsModule, LinksModule, ReportsModule, StatisticsModule, LiveModule, SettingsModule, RetentionModule, ExportsModule, SealWitnessModule.of('incident-manager')],
  entities: [
    IncidentTypeRow, IncidentStatusRow, IncidentCategoryRow, IncidentCategoryValueRow, IncidentDataFieldRow,
    ProjectRow, SequenceRow, StillRow, CommentRow, CallRow, ActivityRow, CustodyRow, HoldRow, LinkRow, DraftSequenceRow, IncidentSettingsRow, Tombstone, TaskRow,
  ],
  migrations,
});
