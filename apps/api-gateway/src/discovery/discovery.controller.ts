import { Controller, Get } from '@nestjs/common';
import { IsArray, IsString } from 'class-validator';
import { Describe } from '@vigie/contracts';
import { Responds } from '@vigie/platform/http';
import { Public } from '@vigie/platform/security';
import { GatewayConfig } from '../app.config.js';

/** The version integrators' programs look at: they accept 21 and above. */
export const productVersion = '21.0.1';

/** What a client needs to find everything else, by the names XProtect's clients know. */
export class WellKnownUris {
  @IsString()
  ProductVersion: string;

  @Describe('Empty where the suite is reached by https.')
  @IsString()
  UnsecureManagementServer: string;

  @Describe('Empty where it is reached by http.')
  @IsString()
  SecureManagementServer: string;

  @IsString()
  IdentityProvider: string;

  @IsArray()
  @IsString({ each: true })
  ApiGateways: string[];
}

@Controller('api/.well-known')
export class DiscoveryController {
  constructor(private readonly config: GatewayConfig) {}

  @Public()
  @Get('uris')
  @Responds('bare', WellKnownUris)
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
