import { defineErrors } from './definition.js';

/** What the push-notification service alone may answer. */
export const pushNotificationErrors = defineErrors({
  'push.consentMissing': { status: 400, level: 'info', en: 'Nothing is pushed without consent. Show the consent text and send "consent": true when the person agrees.', fr: 'Aucune notification sans consentement. Affichez le texte de consentement et envoyez « consent » : true si la personne accepte.', ja: '同意がなければ通知は送られません。同意文を表示し、同意を得てから "consent": true を送信してください。' },
  'push.endpointRefused': { status: 400, level: 'info', en: 'The address of this push service is not allowed here. It must be https and public, or be listed in PUSH_HOSTS.', fr: "L'adresse de ce service de notification n'est pas admise ici. Elle doit être en https et publique, ou figurer dans PUSH_HOSTS.", ja: 'このプッシュサービスのアドレスは許可されていません。公開されたhttpsアドレスか、PUSH_HOSTSに登録されたものが必要です。' },
  'push.keysInvalid': { status: 400, level: 'info', en: 'The keys of this subscription are not valid. Subscribe again in the browser.', fr: "Les clés de cet abonnement ne sont pas valides. Abonnez-vous de nouveau dans le navigateur.", ja: 'このサブスクリプションの鍵が正しくありません。ブラウザーで登録し直してください。' },
});
