import { ServiceUnderTest } from '@vigie/testing';
import { mannersSettings, socketManners } from '@vigie/testing/sockets';
import { incidentManager } from './app.module.js';

describe('the sockets of the incident-manager', () => {
  let under: ServiceUnderTest;
  let person: string;

  beforeAll(async () => {
    under = await ServiceUnderTest.start(incidentManager, mannersSettings);
    person = await under.person('Somebody', ['incidentProject.view']);
  }, 60_000);

  afterAll(() => under.stop());

  const host = () => ({ url: under.service.url, token: () => under.token({ sub: person, name: 'Somebody' }) });

  socketManners('/api/ws/incidents/v1', 'commands', host);
});
