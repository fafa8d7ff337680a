import { defineErrors } from './definition.js';

/** What the push-notification service alone may answer. */
export const pushNotificationErrors = defineErrors({
  'push.consentMissing': { status: 400, level: 'info', en: 'Nothing is pushed without consent. Show the consent text and send "consent": true when the person agrees.', fr: 'Aucune notification sans consentement. Affichez le texte de consentement et envoyez « consent » : true si la personne accepte.', ja: '同意がなければ通知は送られません。同意文を表示し、同意を得てから "consent": true を送信してください。' },
  'push.contactMissing': { status: 409, level: 'info', en: 'Closed clients cannot be notified here: no contact is set that push services accept. An administrator sets PUSH_CONTACT to a mailto: or https: address that is reached from outside.', fr: "Les clients fermés ne peuvent pas être notifiés ici : aucun contact admis par les services de notification n'est défini. Un administrateur définit PUSH_CONTACT sur une adresse mailto: ou https: joignable de l'extérieur.", ja: '閉じているクライアントには通知できません。プッシュサービスが受け付ける連絡先が設定されていません。管理者がPUSH_CONTACTに外部から到達できるmailto:またはhttps:のアドレスを設定してください。' },
  'push.endpointRefused': { status: 400, level: 'info', en: 'The address of this push service is not allowed here. It must be https and public, or be listed in PUSH_HOSTS.', fr: "L'adresse de ce service de notification n'est pas admise ici. Elle doit être en https et publique, ou figurer dans PUSH_HOSTS.", ja: 'このプッシュサービスのアドレスは許可されていません。公開されたhttpsアドレスか、PUSH_HOSTSに登録されたものが必要です。' },
  'push.keysInvalid': { status: 400, level: 'info', en: 'The keys of this subscription are not valid. Subscribe again in the browser.', fr: "Les clés de cet abonnement ne sont pas valides. Abonnez-vous de nouveau dans le navigateur.", ja: 'このサブスクリプションの鍵が正しくありません。ブラウザーで登録し直してください。' },
});
