import { Global, Module } from '@nestjs/common';
import { CameraSecrets } from './camera-secrets.js';

@Global()
@Module({ providers: [CameraSecrets], exports: [CameraSecrets] })
export class SecretsModule {}
