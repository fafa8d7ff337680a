import type { Language } from '@vigie/contracts';

/** Grows whenever a text below changes: the proof names the version that was agreed to. */
export const consentVersion = '1';

/** What is asked before the first push (PN-08). */
export const consentTexts: Record<Language, string> = {
  en: 'Vigie may notify this device of alarms through the push service of its browser. The notification carries a random number and a generic text, nothing about people or places; the address of this device is known to the maker of the browser. You can withdraw this at any time, here.',
  fr: "Vigie peut avertir cet appareil des alarmes par le service de notification de son navigateur. La notification contient un numéro aléatoire et un texte générique, rien sur des personnes ou des lieux ; l'adresse de cet appareil est connue de l'éditeur du navigateur. Vous pouvez retirer votre accord à tout moment, ici.",
  ja: 'Vigieは、ブラウザーのプッシュサービスを通じてこの端末にアラームを通知します。通知に含まれるのは無作為な番号と一般的な文だけで、人物や場所の情報は含まれません。端末の宛先はブラウザーの提供元に知られます。同意はここでいつでも撤回できます。',
};
