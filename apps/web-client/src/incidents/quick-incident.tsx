import { createContext, lazy, Suspense, use, useState, type ReactNode } from 'react';
import { loadPage } from '../app/load-page';
import type { IncidentStart } from './new-incident';

const NewIncidentDialog = lazy(() => loadPage(() => import('./new-incident-dialog')).then((module) => ({ default: module.NewIncidentDialog })));

const QuickIncident = createContext<(start: IncidentStart) => void>(() => undefined);

/** Lets any page begin an incident project from what it shows. */
export function QuickIncidentProvider({ children }: { children: ReactNode }) {
  const [start, setStart] = useState<IncidentStart>();
  return (
    <QuickIncident value={setStart}>
      {children}
      <Suspense>{start ? <NewIncidentDialog start={start} onClose={() => setStart(undefined)} /> : null}</Suspense>
    </QuickIncident>
  );
}

export function useQuickIncident(): (start: IncidentStart) => void {
  return use(QuickIncident);
}
