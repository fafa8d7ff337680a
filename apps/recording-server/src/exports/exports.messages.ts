import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { recordingExportPlan, RecordingExportPlanRequest } from '@vigie/contracts';
import type { RecordedSpan, RecordingExportPlanReply } from '@vigie/contracts';
import { Answers } from '@vigie/platform/messaging';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { Span } from '../store/spans.rules.js';
import { Exports } from './exports.service.js';

@Controller()
export class ExportsMessages {
  constructor(private readonly exports: Exports) {}

  @Answers(recordingExportPlan)
  @Requires('camera.export')
  async plan(@Payload() { camera, from, to }: RecordingExportPlanRequest, @Who() caller: Caller): Promise<RecordingExportPlanReply> {
    const parts = await this.exports.plan(caller, camera, { from: Date.parse(from), to: Date.parse(to) });
    return {
      parts: parts.map(({ stream, streamName, init, bytes, gaps, last, ...span }) => ({
        stream, ...(streamName ? { streamName } : {}), ...spanView(span), last: new Date(last).toISOString(), bytes, codec: init.codec, width: init.width, height: init.height, gaps: gaps.map(spanView),
      })),
    };
  }
}

const spanView = ({ from, to }: Span): RecordedSpan => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
