import { ExportProjectDto } from '../exports/export.dto.js';
import { AddDraftsDto } from '../projects/sequences/add-drafts.dto.js';
import { GenerateReportDto } from '../reports/report.dto.js';
import { StatisticsDto } from '../statistics/statistics.dto.js';

/** Tasks of one project and their parameters. */
export const projectTasks = { GenerateReport: GenerateReportDto, ExportProject: ExportProjectDto, AddDraftSequences: AddDraftsDto } as const;

/** Tasks of all projects. */
export const collectionTasks = { Statistics: StatisticsDto } as const;
