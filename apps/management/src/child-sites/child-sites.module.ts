import { Module } from '@nestjs/common';
import { ChildCamerasController } from './child-cameras.controller.js';
import { ChildCamerasService } from './child-cameras.service.js';
import { ChildSitesController } from './child-sites.controller.js';
import { ChildSitesService } from './child-sites.service.js';
import { ChildAdmission } from './connection/child-admission.service.js';
import { ChildConnections } from './connection/child-connections.service.js';
import { ChildMediaMessages } from './media/child-media.messages.js';
import { ChildMedia } from './media/child-media.service.js';
import { ChildReader } from './reading/child-reader.service.js';
import { ChildSiteKeeper } from './reading/child-site-keeper.service.js';

/** Other sites whose cameras are known here by reference (MG-05). */
@Module({
  controllers: [ChildSitesController, ChildCamerasController, ChildMediaMessages],
  providers: [ChildSitesService, ChildCamerasService, ChildAdmission, ChildConnections, ChildReader, ChildSiteKeeper, ChildMedia],
})
export class ChildSitesModule {}
