import { Module } from '@nestjs/common';
import { SessionStates } from './session-states.js';
import { Sessions } from './sessions.js';

@Module({ providers: [SessionStates, Sessions], exports: [SessionStates, Sessions] })
export class SessionsModule {}
