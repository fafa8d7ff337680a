import { Controller, Get } from '@nestjs/common';
import { Public } from '@vigie/platform/security';
import { GatewayConfig } from '../app.config.js';

/** The version integrators' programs look at: they accept 21 and above. */
export const productVersion = '21.0.1';

/** What a client needs to find everything else, by the names XProtect's clients know. */
export interface WellKnownUris {
  ProductVersion: string;
  UnsecureManagementServer: string;
  SecureManagementServer: string;
  IdentityProvider: string;
  ApiGateways: string[];
}

@Controller('api/.well-known')
export class DiscoveryController {
  constructor(private readonly config: GatewayConfig) {}

  @Public()
  @Get('uris')
  uris(): WellKnownUris {
    const { publicUrl } = this.config;
    const base = `${publicUrl.replace(/\/$/, '')}/`;
    return {
      ProductVersion: productVersion,
      UnsecureManagementServer: base.startsWith('http:') ? base : '',
      SecureManagementServer: base.startsWith('https:') ? base : '',
      IdentityProvider: `${base}IDP`,
      ApiGateways: [`${base}api/`],
    };
  }
}
