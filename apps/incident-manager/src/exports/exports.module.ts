import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../projects/activities/activities.module.js';
import { CustodyModule } from '../projects/custody/custody.module.js';
import { LinksModule } from '../projects/links/links.module.js';
import { SpansModule } from '../projects/sequences/spans.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { DownloadPasses } from './downloads/download-passes.service.js';
import { PackageDownloads } from './downloads/package-downloads.service.js';
import { ExportContents } from './export-contents.service.js';
import { ExportMaker } from './export-maker.service.js';
import { ExportPlans } from './export-plan.service.js';
import { ExportRecords } from './export-records.service.js';
import { ExportRunner } from './export-runner.service.js';
import { ExportTask } from './export-task.js';
import { EvidenceKeysModule } from './keys/evidence-keys.module.js';
import { RecordedMedia } from './media/recorded-media.service.js';
import { PackageStore } from './package-store.service.js';
import { ProjectExports } from './project-exports.service.js';
import { ProjectRecord } from './project-record.service.js';
import { LongTasksController } from './tasks/long-tasks.controller.js';
import { TaskStore } from './tasks/task-store.service.js';
import { TaskSweeper } from './tasks/task-sweeper.service.js';

/** Projects that leave the system as encrypted, signed packages. */
@Module({
  imports: [EvidenceKeysModule, ReportsModule, CustodyModule, LinksModule, ActivitiesModule, SpansModule],
  controllers: [LongTasksController],
  providers: [
    ExportTask, ProjectExports, ExportRunner, ExportMaker, ExportPlans, ExportContents, ExportRecords, ProjectRecord, RecordedMedia, PackageStore,
    TaskStore, TaskSweeper, DownloadPasses, PackageDownloads,
  ],
})
export class ExportsModule {}
