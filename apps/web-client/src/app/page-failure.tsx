import type { ErrorComponentProps } from '@tanstack/react-router';
import { Failure } from '../design/states';

/** A page that broke takes only itself down; the frame around it stays. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  return <Failure error={error} retry={reset} />;
}
