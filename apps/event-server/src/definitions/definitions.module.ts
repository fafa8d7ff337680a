import { Module } from '@nestjs/common';
import { VisibilityModule } from '../events/visibility.module.js';
import { DefinitionsController } from './definitions.controller.js';
import { DefinitionsService } from './definitions.service.js';

/** Which events raise which alarm (EV-02). */
@Module({ imports: [VisibilityModule], controllers: [DefinitionsController], providers: [DefinitionsService] })
export class DefinitionsModule {}
