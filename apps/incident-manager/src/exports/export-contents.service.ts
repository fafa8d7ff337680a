import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { Language, RecordingExportPart } from '@vigie/contracts';
import type { PackagedFile } from '@vigie/media';
import type { Caller } from '@vigie/platform/security';
import type { SequenceRow } from '../projects/sequences/sequence.entity.js';
import { reportHtml } from '../reports/report-html.rules.js';
import { ReportSources } from '../reports/report-sources.service.js';
import { ReportClock } from '../reports/report-time.rules.js';
import { buildReport } from '../reports/report.rules.js';
import type { ExportJob } from './export-job.js';
import { mediaName } from './export-names.rules.js';
import type { ExportProjectDto } from './export.dto.js';
import type { GuideFacts, packageFacts, PackagedVideo } from './guide/packaged-video.js';
import { playerPage } from './guide/player.rules.js';
import { readme } from './guide/readme.rules.js';
import { subtitles } from './guide/subtitles.rules.js';
import { RecordedMedia } from './media/recorded-media.service.js';
import { ProjectRecord } from './project-record.service.js';

/** A sequence with the files that the recording-server has of it. */
export interface PlannedSequence {
  row: SequenceRow;
  parts: RecordingExportPart[];
}

/** The files of a package, each made when its turn comes; what explains them stands first. */
@Injectable()
export class ExportContents {
  constructor(private readonly record: ProjectRecord, private readonly reports: ReportSources, private readonly media: RecordedMedia) {}

  async *files(job: ExportJob, facts: ReturnType<typeof packageFacts>, sequences: readonly PlannedSequence[], signal: AbortSignal): AsyncGenerator<PackagedFile, void, undefined> {
    const { caller, project, dto } = job;
    const withReport = dto.includeReport ?? true;
    const [language, timeZone] = [dto.language ?? caller.language, dto.timeZone || 'UTC'];
    const clock = new ReportClock(language, timeZone);
    const videos = sequences.flatMap(({ row, parts }, place) => parts.map((part) => ({ row, part, video: packagedVideo(nameOf(place, row, parts, part), place, row, part) })));
    const guide: GuideFacts = { ...facts, withReport, videos: videos.map(({ video }) => video) };
    yield textFile('README.txt', readme(guide, timeZone));
    yield textFile('index.html', playerPage(guide, language, clock));
    yield textFile('project.json', `${JSON.stringify(await this.record.load(caller, project.id), undefined, 2)}\n`);
    if (withReport) yield textFile('report.html', await this.report(caller, project.id, dto, language, clock));
    for (const { row, part, video } of videos) {
      const file = await this.media.fetch(caller, row.cameraId, part, signal);
      if (file.bytes !== part.bytes) throw new VigieError('recording.exportChanged');
      yield { name: video.file, ...file, about: aboutMedia(row, part) };
      yield textFile(video.file.replace(/\.mp4$/, '.srt'), subtitles(video, clock));
    }
  }

  private async report(caller: Caller, projectId: string, { showUserName }: ExportProjectDto, language: Language, clock: ReportClock): Promise<string> {
    return reportHtml(buildReport(await this.reports.load(caller, projectId), { language, clock, showUserName: showUserName ?? false }));
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

const packagedVideo = (file: string, place: number, { cameraName, startTime, endTime }: SequenceRow, { streamName, from, to, gaps }: RecordingExportPart): PackagedVideo => ({
  file, sequence: place + 1, camera: cameraName, ...(streamName ? { stream: streamName } : {}), startTime, endTime, from: new Date(from), to: new Date(to),
  gaps: gaps.map((gap) => ({ from: new Date(gap.from), to: new Date(gap.to) })),
});

const aboutMedia = (row: SequenceRow, { stream, streamName, from, to, codec, width, height, gaps }: RecordingExportPart): Record<string, unknown> => ({
  sequence: { id: row.id, startTime: row.startTime.toISOString(), endTime: row.endTime.toISOString() },
  camera: { id: row.cameraId, name: row.cameraName }, stream: { id: stream, ...(streamName ? { name: streamName } : {}) },
  // The first picture, a key frame, stands at the beginning of the file; the file's time is the wall clock from there on.
  from, to, gaps, codec, width, height,
});
