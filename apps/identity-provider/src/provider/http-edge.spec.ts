import { providerPath } from './http-edge.js';

describe('providerPath', () => {
  it.each([
    ['/IDP/token', '/token'],
    ['/idp/token?x=/IDP/', '/token?x=/IDP/'],
    ['/api/IDP/.well-known/openid-configuration', '/.well-known/openid-configuration'],
    ['/API/idp/connect/token', '/token'],
    ['/IDP/connect/Authorize?a=b', '/auth?a=b'],
    ['/IDP/connect/nothing', '/connect/nothing'],
    ['/IDP', '/'],
    ['/IDP?x', '/?x'],
    ['/IDPX/token', '/IDPX/token'],
  ])('[ID-01] %s is %s to the provider', (url, path) => {
    expect(providerPath(url)).toBe(path);
  });
});
