import { afterAll, beforeAll } from '@jest/globals';
import { Provisioner } from '@vigie/platform/provisioning';
import { testNats } from '../network/test-nats.js';

/** Every medium spec finds streams and buckets on the run's nats-server, for whatever site it makes up. */
let provisioner: Provisioner;

beforeAll(async () => {
  provisioner = await Provisioner.start({ natsUrl: testNats(), site: '*', replicas: 1 });
});

afterAll(() => provisioner.stop());
