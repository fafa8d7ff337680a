import { Module } from '@nestjs/common';
import { Visibility } from './visibility.js';

/** Who may see what came from where. */
@Module({ providers: [Visibility], exports: [Visibility] })
export class VisibilityModule {}
