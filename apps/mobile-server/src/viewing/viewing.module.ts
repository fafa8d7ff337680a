import { Module } from '@nestjs/common';
import { ViewAccess } from './view-access.service.js';

@Module({ providers: [ViewAccess], exports: [ViewAccess] })
export class ViewingModule {}
