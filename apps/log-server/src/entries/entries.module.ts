import { Module } from '@nestjs/common';
import { SealsModule } from '../seals/seals.module.js';
import { EntriesController } from './entries.controller.js';
import { EntriesService } from './entries.service.js';
import { SearchTrail } from './search-trail.js';

/** Searching the log (LG-07, LG-15). Comes last among the features: its `/logEntries/:id` would swallow their paths. */
@Module({ imports: [SealsModule], controllers: [EntriesController], providers: [EntriesService, SearchTrail] })
export class EntriesModule {}
