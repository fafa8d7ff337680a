import type { ErrorComponentProps } from '@tanstack/react-router';
import { ApiError } from '../api/api-error';
import { Failure } from '../design/states';

/** A page that broke takes only itself down; the frame around it stays. What is not the suite's answer may be an old build: load anew. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  return <Failure error={error} retry={error instanceof ApiError ? reset : () => location.reload()} />;
}
