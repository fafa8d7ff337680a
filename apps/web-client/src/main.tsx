import './design/tokens.css';
import './design/base.css';
import { createRoot } from 'react-dom/client';
import { startI18n } from './i18n/i18n';
import { boot } from './session/boot';
import { BootPage } from './session/boot-page';

const element = document.getElementById('root');
if (!element) throw new Error('The page has no #root.');
const root = createRoot(element);

await startI18n();
root.render(<BootPage state={{ kind: 'starting' }} />);
const outcome = await boot();
if (outcome.kind === 'open') {
  const { App } = await import('./app/app');
  root.render(<App />);
} else {
  root.render(<BootPage state={outcome} />);
}
