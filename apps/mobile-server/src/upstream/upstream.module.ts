import { Module } from '@nestjs/common';
import { Upstreams } from './upstreams.service.js';

@Module({ providers: [Upstreams], exports: [Upstreams] })
export class UpstreamModule {}
