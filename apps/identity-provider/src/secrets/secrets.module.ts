import { Module } from '@nestjs/common';
import { SystemKey } from './system-key.js';

@Module({ providers: [SystemKey], exports: [SystemKey] })
export class SecretsModule {}
