import { describeService } from '@vigie/platform/boot';
import { asyncApiDocument } from './async-api.js';
import { allServices } from './services.js';

/** Every generated reference by its path below `docs/api`. Services come first: importing them defines their messages. */
export async function references(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const service of await allServices()) found.set(`${service.name}.openapi.json`, print(await describeService(service)));
  found.set('asyncapi.json', print(asyncApiDocument()));
  return found;
}

const print = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;
