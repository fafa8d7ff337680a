import { Module } from '@nestjs/common';
import { Conditions } from './conditions.service.js';

@Module({ providers: [Conditions], exports: [Conditions] })
export class SignalsModule {}
