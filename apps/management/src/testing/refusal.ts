import type { Answer } from '@vigie/testing';

/** Status and code of a refusal. */
export const refusal = ({ status, body }: Answer): [number, string | undefined] => [status, body.error?.details[0]?.errorTextId];

/** And the member at fault. */
export const refusedMember = ({ body }: Answer): string | undefined => body.error?.details[0]?.property;
