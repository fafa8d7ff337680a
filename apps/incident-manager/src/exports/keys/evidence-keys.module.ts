import { Module } from '@nestjs/common';
import { EvidenceKeysController } from './evidence-keys.controller.js';
import { EvidenceKeys } from './evidence-keys.service.js';
import { IncidentSealer } from './incident-sealer.service.js';

/** The key that signs what leaves this site. */
@Module({ controllers: [EvidenceKeysController], providers: [EvidenceKeys, IncidentSealer], exports: [EvidenceKeys, IncidentSealer] })
export class EvidenceKeysModule {}
