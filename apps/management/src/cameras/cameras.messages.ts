import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { cameraCredentials, CameraCredentialsReply, CameraCredentialsRequest, camerasOfRecordingServer, CamerasOfRecordingServerReply, CamerasOfRecordingServerRequest } from '@vigie/contracts';
import { Answers } from '@vigie/platform/messaging';
import { ServicesOnly } from '@vigie/platform/security';
import { CameraCredentials } from './camera-credentials.js';

/** What other services ask about cameras. */
@Controller()
export class CamerasMessages {
  constructor(private readonly credentials: CameraCredentials) {}

  @Answers(cameraCredentials)
  @ServicesOnly()
  credentialsOf(@Payload() request: CameraCredentialsRequest): Promise<CameraCredentialsReply> {
    return this.credentials.of(request);
  }

  @Answers(camerasOfRecordingServer)
  @ServicesOnly()
  camerasOf(@Payload() { recordingServer, after }: CamerasOfRecordingServerRequest): Promise<CamerasOfRecordingServerReply> {
    return this.credentials.camerasOf(recordingServer, after);
  }
}
