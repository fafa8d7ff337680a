import type { Names } from './names.js';

/** The rooms of a feature by path below `src/`: the smallest that works, each file doing its own thing. */
export function featureFiles(feature: Names): Map<string, string> {
  const { kebab, pascal, camel } = feature;
  const folder = kebab;
  return new Map([
    [`${folder}/${kebab}.module.ts`, `import { Module } from '@nestjs/common';
import { ${pascal}Controller } from './${kebab}.controller.js';
import { ${pascal}Service } from './${kebab}.service.js';

@Module({ controllers: [${pascal}Controller], providers: [${pascal}Service] })
export class ${pascal}Module {}
`],
    [`${folder}/${kebab}.controller.ts`, `import { Controller, Get } from '@nestjs/common';
import { list, List, type ListQuery, Responds } from '@vigie/platform/http';
import { type Caller, Requires, Who } from '@vigie/platform/security';
import { ${pascal}Service } from './${kebab}.service.js';
import { ${camel}List, ${pascal}View } from './${kebab}.dto.js';

/** HTTP edge: translates and calls, decides nothing. */
@Controller('api/rest/v1/${camel}')
export class ${pascal}Controller {
  constructor(private readonly ${camel}: ${pascal}Service) {}

  @Get()
  @Requires('site.view')
  @Responds('list', ${pascal}View)
  async list(@Who() caller: Caller, @List(${camel}List) query: ListQuery): Promise<{ array: ${pascal}View[] }> {
    return list(await this.${camel}.list(caller, query));
  }
}
`],
    [`${folder}/${kebab}.dto.ts`, `import { IsString } from 'class-validator';
import type { ListDefinition } from '@vigie/platform/http';

/** How it looks from outside. */
export class ${pascal}View {
  @IsString()
  name: string;
}

/** What lists may be filtered and sorted by. */
export const ${camel}List: ListDefinition = { columns: { name: 'string' }, defaultSize: 100, maxSize: 1_000 };
`],
    [`${folder}/${kebab}.service.ts`, `import { Injectable } from '@nestjs/common';
import type { ListQuery } from '@vigie/platform/http';
import { AccessControl, type Caller } from '@vigie/platform/security';
import type { ${pascal}View } from './${kebab}.dto.js';
import { present } from './${kebab}.rules.js';

/** What can be done: authorise, load, decide, save, tell. */
@Injectable()
export class ${pascal}Service {
  constructor(private readonly access: AccessControl) {}

  async list(caller: Caller, query: ListQuery): Promise<${pascal}View[]> {
    await this.access.require(caller, 'site.view');
    return present([], query.size);
  }
}
`],
    [`${folder}/${kebab}.rules.ts`, `/** What is true, without a framework: at most \`size\` of the rows. */
export function present<T>(rows: readonly T[], size: number): T[] {
  return rows.slice(0, size);
}
`],
    [`${folder}/${kebab}.spec.ts`, `import { present } from './${kebab}.rules.js';

describe('${kebab.replaceAll('-', ' ')}', () => {
  it('shows no more than was asked for', () => expect(present([1, 2, 3], 2)).toEqual([1, 2]));
});
`],
  ]);
}
