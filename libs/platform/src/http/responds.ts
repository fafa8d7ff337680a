import { SetMetadata } from '@nestjs/common';

export type ResponseShape = 'list' | 'one' | 'created' | 'deleted' | 'accepted';

export interface ResponseRule {
  shape: ResponseShape;
  view?: new () => object;
}

export const responseRule = 'vigie:responds';

/** What a route answers, for the OpenAPI reference and for the check of answers in tests. */
export const Responds = (shape: ResponseShape, view?: new () => object) => SetMetadata<string, ResponseRule>(responseRule, { shape, view });
