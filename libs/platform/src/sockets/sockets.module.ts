import { Global, Module } from '@nestjs/common';
import { SecurityModule } from '../security/index.js';
import { Doors } from './doors.js';
import { Sockets } from './sockets.js';

/** WebSockets, for every service alike. */
@Global()
@Module({ imports: [SecurityModule], providers: [Doors, Sockets], exports: [Sockets] })
export class SocketsModule {}
