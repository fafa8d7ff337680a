import { Module } from '@nestjs/common';
import { CustodyController } from './custody.controller.js';
import { Custody } from './custody.service.js';
import { Disclosures } from './disclosures.service.js';

/** `Custody` is for whatever lets evidence leave the system. */
@Module({ controllers: [CustodyController], providers: [Custody, Disclosures], exports: [Custody] })
export class CustodyModule {}
