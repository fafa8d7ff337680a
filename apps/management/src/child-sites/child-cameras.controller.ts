import { Controller, Get, Param } from '@nestjs/common';
import { ChildCameraView } from '@vigie/contracts';
import { GuidPipe, list, List, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { childCameraList } from './child-camera.entity.js';
import { ChildCamerasService } from './child-cameras.service.js';

@Controller('api/rest/v1/childCameras')
export class ChildCamerasController {
  constructor(private readonly cameras: ChildCamerasService) {}

  /** `?site='id'`: those of one child site. */
  @Get()
  @Requires('camera.view')
  @Responds('list', ChildCameraView)
  async list(@Who() caller: Caller, @List(childCameraList) query: ListQuery): Promise<object> {
    return list(await this.cameras.list(caller, query));
  }

  @Get(':id')
  @Requires('camera.view')
  @Responds('one', ChildCameraView)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string): Promise<object> {
    return one(await this.cameras.get(caller, id));
  }
}
