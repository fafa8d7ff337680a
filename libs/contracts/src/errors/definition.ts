/** One refusal: its HTTP status, how loudly it is logged, and what it says to people. `{name}` is filled from the parameters. */
export interface ErrorText {
  readonly status: number;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly en: string;
  readonly fr: string;
  readonly ja: string;
}

export const defineErrors = <K extends string>(errors: Record<K, ErrorText>): Record<K, ErrorText> => errors;
