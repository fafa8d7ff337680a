import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ClientsController } from './clients.controller.js';
import { Clients } from './clients.service.js';
import { CommandLineClient } from './command-line-client.js';

@Module({
  imports: [SessionsModule],
  controllers: [ClientsController],
  providers: [Clients, CommandLineClient],
  exports: [CommandLineClient],
})
export class ClientsModule {}
