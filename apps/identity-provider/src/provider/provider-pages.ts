import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import type { Language } from '@vigie/contracts';
import { readLanguage } from '@vigie/platform/http';
import { pageHeaders } from '../pages/layout.js';
import { wantsPage } from '../pages/page-edge.js';
import { continuePage, messagePage, signOutPage } from '../pages/sign-in.pages.js';
import { texts } from '../pages/texts.js';
import { presentVisit } from '../sessions/visit.js';
import type { Hooks } from './provider-configuration.js';
import { leaveAtOnce } from './sign-out.js';

/** `ui_locales` of the request before the browser's languages. */
const languageFor = (ctx: KoaContextWithOIDC): Language => {
  const asked = ctx.oidc?.params?.ui_locales;
  return typeof asked === 'string' ? readLanguage(asked.replaceAll(' ', ',')) : presentVisit().language;
};

function show(ctx: KoaContextWithOIDC, page: string): void {
  ctx.set({ ...pageHeaders });
  ctx.body = page;
}

const confirmation = (ctx: KoaContextWithOIDC) => ({ action: ctx.oidc.urlFor('end_session_confirm'), token: String(ctx.oidc.session?.state?.secret ?? '') });

/** Somebody signed in while another's session was open here: the provider would go on by script, we ask for a click. */
export function showChangeOfUser(ctx: KoaContextWithOIDC): void {
  const language = languageFor(ctx);
  const { signOut } = texts[language];
  show(ctx, continuePage({ language, title: signOut.switchTitle, lead: signOut.switchLead, ...confirmation(ctx) }));
}

/** The provider's own pages, in our house style. */
export const pageHooks = (publicUrl: string): Pick<Hooks, 'renderError' | 'rpInitiatedLogout'> => ({
  renderError: (ctx: KoaContextWithOIDC, out: ErrorOut) => {
    if (!wantsPage(ctx.get('accept'))) return void (ctx.body = out);
    const language = languageFor(ctx);
    const { failed } = texts[language];
    show(ctx, messagePage({
      language, title: failed.title, lead: ctx.oidc?.route === 'resume' ? failed.expired : failed.lead, code: out.error,
      onward: { address: `${publicUrl}/`, label: texts[language].back },
    }));
  },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: async (ctx) => {
      if (await leaveAtOnce(ctx)) return;
      show(ctx, signOutPage({ language: languageFor(ctx), ...confirmation(ctx) }));
    },
    postLogoutSuccessSource: (ctx) => {
      const language = languageFor(ctx);
      const { signOut } = texts[language];
      show(ctx, messagePage({ language, title: signOut.doneTitle, lead: signOut.done, onward: { address: `${publicUrl}/`, label: texts[language].back } }));
    },
  },
});
