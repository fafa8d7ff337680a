import { defineService } from '@vigie/platform/boot';
import { IncidentConfig } from './app.config.js';
import { Tombstone } from './deletions/tombstone.entity.js';
import { DraftSequenceRow } from './draft-sequences/draft-sequence.entity.js';
import { DraftSequencesModule } from './draft-sequences/draft-sequences.module.js';
import { migrations } from './migrations/index.js';
import { ActivityRow } from './projects/activities/activity.entity.js';
import { CallRow } from './projects/calls/call.entity.js';
import { CommentRow } from './projects/comments/comment.entity.js';
import { ProjectRow } from './projects/project.entity.js';
import { ProjectsModule } from './projects/projects.module.js';
import { SequenceRow } from './projects/sequences/sequence.entity.js';
import { IncidentStatusRow, IncidentTypeRow } from './properties/incident-property.entity.js';
import { PropertiesModule } from './properties/properties.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { IncidentSettingsRow } from './settings/incident-settings.entity.js';
import { SettingsModule } from './settings/settings.module.js';

/** Documents incidents: properties that administrators define, projects that operators keep. */
export const incidentManager = defineService({
  name: 'incident-manager',
  config: IncidentConfig,
  modules: [PropertiesModule, DraftSequencesModule, ProjectsModule, ReportsModule, SettingsModule, RetentionModule],
  entities: [IncidentTypeRow, IncidentStatusRow, ProjectRow, SequenceRow, CommentRow, CallRow, ActivityRow, DraftSequenceRow, IncidentSettingsRow, Tombstone],
  migrations,
});
