import { Controller, Get } from '@nestjs/common';
import { RecordingView } from '@vigie/contracts';
import { List, list, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { readRecordingQuery, recordingColumns } from './recordings.rules.js';
import { Recordings } from './recordings.service.js';

@Controller('api/rest/v1/recordings')
export class RecordingsController {
  constructor(private readonly recordings: Recordings) {}

  /** `?camera='id'&startTime=gt:'…'&endTime=lt:'…'`: spans, cut to the asked-for time, oldest first. */
  @Get()
  @Requires('camera.playback')
  @Responds('list', RecordingView)
  async find(@List({ columns: recordingColumns, defaultSize: 1000, maxSize: 1000 }) query: ListQuery, @Who() caller: Caller): Promise<{ array: RecordingView[] }> {
    const { camera, window } = readRecordingQuery(query);
    const spans = await this.recordings.find(caller, camera, window);
    return list(spans.slice(query.page * query.size, (query.page + 1) * query.size).map((span) => this.recordings.view(camera, span)));
  }
}
