import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Administrator } from '../accounts/administrator.js';
import { CommandLineClient } from '../clients/command-line-client.js';

/** What every installation has from its first start on: Admin and the command line. */
@Injectable()
export class FirstStart implements OnModuleInit {
  constructor(private readonly administrator: Administrator, private readonly commandLine: CommandLineClient) {}

  async onModuleInit(): Promise<void> {
    await this.administrator.ensure();
    await this.commandLine.ensure();
  }
}
