import { IsInt, IsString, Max } from 'class-validator';
import { ConfigError, readConfig, redacted } from './load-config.js';
import { PlatformConfig } from './platform-config.js';
import { Setting } from './setting.js';

class ExampleConfig extends PlatformConfig {
  @Setting({ env: 'EXAMPLE_LIMIT', description: 'An example.' })
  @IsInt()
  @Max(10)
  limit = 3;

  @Setting({ env: 'EXAMPLE_KEY', description: 'A secret.', secret: true })
  @IsString()
  key = 'none';
}

const site = '5f0b7b6e-5c55-4f0e-9a3e-0f3f2a1d7c10';

describe('readConfig', () => {
  it('takes typed values from the environment and defaults from the class', () => {
    const config = readConfig(ExampleConfig, { SITE_ID: site, PORT: '8102', EXAMPLE_LIMIT: '7' });
    expect(config).toMatchObject({ siteId: site, port: 8102, limit: 7, host: '127.0.0.1' });
  });

  it('names every variable that is wrong, at once', () => {
    const read = () => readConfig(ExampleConfig, { EXAMPLE_LIMIT: '11', PORT: '80800' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/SITE_ID[\s\S]*PORT[\s\S]*EXAMPLE_LIMIT/);
  });

  it('treats an empty variable as unset', () => {
    expect(readConfig(ExampleConfig, { SITE_ID: site, EXAMPLE_LIMIT: '' }).limit).toBe(3);
  });

  it('hides secrets and passwords in what is logged', () => {
    const config = readConfig(ExampleConfig, { SITE_ID: site, EXAMPLE_KEY: 'hush', NATS_URL: 'nats://a:b@127.0.0.1:4222' });
    expect(JSON.stringify(redacted(config))).not.toMatch(/hush|:b@/);
  });
});
