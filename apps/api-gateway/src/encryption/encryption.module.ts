import { Module } from '@nestjs/common';
import { Encryption } from './encryption.service.js';

/** TLS of the one public origin. */
@Module({ providers: [Encryption] })
export class EncryptionModule {}
