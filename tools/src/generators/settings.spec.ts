import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../installation/paths.js';
import { allServices } from '../references/services.js';
import { checkSettings, givenSettings, knownSettingsFile, settingsFor } from '../settings/given-settings.js';
import { knownSettings, settingsPage } from './settings.js';

describe('the reference of settings', () => {
  it('[OP-08] is up to date; `npm run generate -- docs` makes it so', async () => {
    const services = await allServices();
    expect(readFileSync(join(workspaceRoot, 'docs/settings.md'), 'utf8')).toBe(settingsPage(services));
    expect(readFileSync(knownSettingsFile, 'utf8')).toBe(knownSettings(services));
  }, 120_000);
});

describe('settings through npm start', () => {
  it('[OP-01] go by their name to every service that has them, and by its name to one alone', () => {
    const environment = { DATABASE_POOL: '20', INCIDENT_MANAGER__DATABASE_POOL: '40', EXPIRY_INTERVAL_MS: '900' };
    expect(settingsFor('management', environment)).toEqual({ DATABASE_POOL: '20' });
    expect(settingsFor('incident-manager', environment)).toEqual({ DATABASE_POOL: '40', EXPIRY_INTERVAL_MS: '900' });
  });

  it('are never secrets, and never what the launcher makes itself', () => {
    const environment = { DATABASE_URL: 'postgres://x', NATS_URL: 'nats://x', MIGRATION_DATABASE_URL: 'postgres://x', PORT: '1', SITE_ID: 'x' };
    expect(settingsFor('management', environment)).toEqual({});
    expect(givenSettings({ ...environment, PATH: '/bin', VIGIE_PORT: '9000', LOG_SERVER__DATABASE_POOL: '3' })).toEqual({ VIGIE_PORT: '9000', LOG_SERVER__DATABASE_POOL: '3' });
  });

  it('[OP-01] that a service does not have are refused in one sentence', () => {
    expect(() => checkSettings({ INCIDENT_MANAGER__EXPORT_WORKRS: '3' })).toThrow('INCIDENT_MANAGER__EXPORT_WORKRS sets nothing: EXPORT_WORKRS is no setting of the incident-manager');
    expect(() => checkSettings({ INCIDENT_MANAGER__EXPORT_WORKERS: '3' })).not.toThrow();
  });
});
