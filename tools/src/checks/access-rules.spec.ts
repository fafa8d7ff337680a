import { Controller, Get, Module } from '@nestjs/common';
import { services } from '@vigie/contracts';
import { defineService } from '@vigie/platform/boot';
import { PlatformConfig } from '@vigie/platform/config';
import { Public } from '@vigie/platform/security';
import { allServices } from '../references/services.js';
import { handlersOf } from './access-rules.js';

@Controller('planted')
class PlantedController {
  @Get('open')
  @Public()
  open(): string {
    return 'open';
  }

  @Get('forgotten')
  forgotten(): string {
    return 'forgotten';
  }
}

@Module({ controllers: [PlantedController] })
class PlantedModule {}

describe('every route and handler', () => {
  it('[MG-23] names a privilege, or says that it needs none', async () => {
    const handlers = (await allServices()).flatMap(handlersOf);
    expect(handlers.length).toBeGreaterThan(services.length * 3);
    expect(handlers.filter(({ rule }) => !rule).map(({ name }) => name)).toEqual([]);
  }, 60_000);

  it('is found, so that a forgotten one would be', () => {
    const planted = defineService({ name: 'management', config: PlatformConfig, modules: [PlantedModule], entities: [], migrations: [] });
    expect(handlersOf(planted).filter(({ rule }) => !rule).map(({ name }) => name)).toEqual(['management PlantedController.forgotten']);
  });
});
