import { Module } from '@nestjs/common';
import { SecretsModule } from '../secrets/secrets.module.js';
import { KeyRing } from './key-ring.js';

@Module({ imports: [SecretsModule], providers: [KeyRing], exports: [KeyRing] })
export class KeysModule {}
