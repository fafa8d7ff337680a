import { defineService } from '@vigie/platform/boot';
import { SealWitnessModule } from '@vigie/platform/witness';
import { ManagementConfig } from './app.config.js';
import { Camera } from './cameras/camera.entity.js';
import { CamerasModule } from './cameras/cameras.module.js';
import { Stream } from './cameras/streams/stream.entity.js';
import { CameraGroup } from './camera-groups/camera-group.entity.js';
import { CameraGroupsModule } from './camera-groups/camera-groups.module.js';
import { ChildCamera } from './child-sites/child-camera.entity.js';
import { ChildSite } from './child-sites/child-site.entity.js';
import { ChildSitesModule } from './child-sites/child-sites.module.js';
import { ChangesModule } from './changes/changes.module.js';
import { Group } from './groups/group.entity.js';
import { GroupsModule } from './groups/groups.module.js';
import { Hardware } from './hardware/hardware.entity.js';
import { HardwareModule } from './hardware/hardware.module.js';
import { MediaTicketsModule } from './media-tickets/media-tickets.module.js';
import { migrations } from './migrations/index.js';
import { Partition } from './partitions/partition.entity.js';
import { PartitionsModule } from './partitions/partitions.module.js';
import { RecordingServer } from './recording-servers/recording-server.entity.js';
import { RecordingServersModule } from './recording-servers/recording-servers.module.js';
import { RightsModule } from './rights/rights.module.js';
import { Role } from './roles/role.entity.js';
import { RolesModule } from './roles/roles.module.js';
import { SecretsModule } from './secrets/secrets.module.js';
import { Site } from './sites/site.entity.js';
import { SitesModule } from './sites/sites.module.js';
import { User } from './users/user.entity.js';
import { UsersModule } from './users/users.module.js';

/** Sites, devices, users, roles, and every change of the configuration. */
export const management = defineService({
  name: 'management',
  config: ManagementConfig,
  modules: [
    RightsModule, ChangesModule, SecretsModule,
    SitesModule, RecordingServersModule, HardwareModule, CamerasModule, CameraGroupsModule,
    UsersModule, GroupsModule, RolesModule, PartitionsModule, MediaTicketsModule, ChildSitesModule,
    SealWitnessModule.of('management'),
  ],
  entities: [Site, Partition, RecordingServer, Hardware, Camera, Stream, CameraGroup, User, Group, Role, ChildSite, ChildCamera],
  migrations,
});
