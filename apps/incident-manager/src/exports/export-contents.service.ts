import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { RecordingExportPart } from '@vigie/contracts';
import type { PackagedFile } from '@vigie/media';
import type { Caller } from '@vigie/platform/security';
import type { SequenceRow } from '../projects/sequences/sequence.entity.js';
import { reportHtml } from '../reports/report-html.rules.js';
import { ReportSources } from '../reports/report-sources.service.js';
import { ReportClock } from '../reports/report-time.rules.js';
import { buildReport } from '../reports/report.rules.js';
import { mediaName } from './export-names.rules.js';
import type { ExportProjectDto } from './export.dto.js';
import { RecordedMedia } from './media/recorded-media.service.js';
import { ProjectRecord } from './project-record.service.js';

/** A sequence with the files that the recording-server has of it. */
export interface PlannedSequence {
  row: SequenceRow;
  parts: RecordingExportPart[];
}

/** The files of a package, each made when its turn comes. */
@Injectable()
export class ExportContents {
  constructor(private readonly record: ProjectRecord, private readonly reports: ReportSources, private readonly media: RecordedMedia) {}

  async *files(caller: Caller, projectId: string, dto: ExportProjectDto, sequences: readonly PlannedSequence[], signal: AbortSignal): AsyncGenerator<PackagedFile, void, undefined> {
    yield textFile('project.json', `${JSON.stringify(await this.record.load(caller, projectId), undefined, 2)}\n`);
    if (dto.includeReport ?? true) yield textFile('report.html', await this.report(caller, projectId, dto));
    for (const [place, { row, parts }] of sequences.entries()) {
      for (const part of parts) {
        const file = await this.media.fetch(caller, row.cameraId, part, signal);
        if (file.bytes !== part.bytes) throw new VigieError('recording.exportChanged');
        yield { name: nameOf(place, row, parts, part), ...file, about: aboutMedia(row, part) };
      }
    }
  }

  private async report(caller: Caller, projectId: string, { language, timeZone, showUserName }: ExportProjectDto): Promise<string> {
    const written = language ?? caller.language;
    const clock = new ReportClock(written, timeZone || 'UTC');
    return reportHtml(buildReport(await this.reports.load(caller, projectId), { language: written, clock, showUserName: showUserName ?? false }));
  }
}

function textFile(name: string, text: string): PackagedFile {
  const content = Buffer.from(text);
  return { name, bytes: content.length, content: [content] };
}

function nameOf(sequence: number, row: SequenceRow, parts: readonly RecordingExportPart[], part: RecordingExportPart): string {
  const streams = [...new Set(parts.map(({ stream }) => stream))];
  const ofStream = parts.filter(({ stream }) => stream === part.stream);
  const stream = { place: streams.indexOf(part.stream), of: streams.length, name: part.streamName };
  return mediaName(sequence, row.cameraName, stream, { place: ofStream.indexOf(part), of: ofStream.length });
}

const aboutMedia = (row: SequenceRow, { stream, streamName, from, to, codec, width, height, gaps }: RecordingExportPart): Record<string, unknown> => ({
  sequence: { id: row.id, startTime: row.startTime.toISOString(), endTime: row.endTime.toISOString() },
  camera: { id: row.cameraId, name: row.cameraName }, stream: { id: stream, ...(streamName ? { name: streamName } : {}) },
  // The first picture, a key frame, stands at the beginning of the file; the file's time is the wall clock from there on.
  from, to, gaps, codec, width, height,
});
