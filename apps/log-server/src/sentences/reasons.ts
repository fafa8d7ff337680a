import { describeError, isErrorCode } from '@vigie/contracts';
import type { Language, RefusalReason, SealContradictionKind } from '@vigie/contracts';

const refusals: Record<RefusalReason, Record<Language, string>> = {
  principalUnknown: { en: 'nobody by this id is known', fr: 'personne de connu sous cet identifiant', ja: '不明な利用者' },
  accountDisabled: { en: 'the account is disabled', fr: 'le compte est désactivé', ja: 'アカウントは無効' },
  sessionEnded: { en: 'the session had ended', fr: 'la session était terminée', ja: 'セッションは終了済み' },
  levelBelowThreat: { en: 'the threat level asks for a higher user level', fr: 'le niveau de menace exige un niveau d’utilisateur plus élevé', ja: '脅威レベルによりユーザーレベルが不足' },
  levelBelowBlock: { en: 'the camera is blocked for this user level', fr: 'la caméra est bloquée pour ce niveau d’utilisateur', ja: 'このユーザーレベルではカメラが遮断中' },
  entityUnknown: { en: 'no such thing is known', fr: 'objet inconnu', ja: '不明な対象' },
  partitionNotReached: { en: 'no access to its partition', fr: 'pas d’accès à sa partition', ja: 'パーティションへのアクセス権なし' },
  notGranted: { en: 'no role grants it', fr: 'aucun rôle ne l’accorde', ja: 'どのロールも許可していない' },
  denied: { en: 'a role denies it', fr: 'un rôle l’interdit', ja: 'ロールが拒否している' },
  outsideTimeProfile: { en: 'outside of the granted hours', fr: 'en dehors des heures accordées', ja: '許可された時間外' },
  beyondPlaybackLimit: { en: 'older than the playback limit', fr: 'au-delà de la limite de relecture', ja: '再生可能な期間より前' },
  stateUnavailable: { en: 'rights were not known yet', fr: 'les droits n’étaient pas encore connus', ja: '権限情報が未取得' },
};

const contradictions: Record<SealContradictionKind, Record<Language, string>> = {
  otherSeal: { en: 'another seal of this number was kept', fr: 'un autre sceau de ce numéro avait été conservé', ja: 'この番号の別の封印を保管済み' },
  wentBack: { en: 'its number had been passed long before', fr: 'son numéro était dépassé depuis longtemps', ja: '番号が後戻りしている' },
  otherHistory: { en: 'it does not follow on what was sealed before', fr: 'il ne suit pas ce qui avait été scellé', ja: '以前に封印された内容に続いていない' },
  otherKey: { en: 'another key signed it', fr: 'une autre clé l’a signé', ja: '別の鍵で署名されている' },
  forged: { en: 'its signature is not genuine', fr: 'sa signature n’est pas authentique', ja: '署名が真正でない' },
};

const codes: Record<string, Record<Language, string>> = { ...refusals, ...contradictions };

/** A reason code in words; a stated reason as it was stated. */
export function reasonText(reason: string, language: Language): string {
  const known = Object.hasOwn(codes, reason) ? codes[reason] : undefined;
  if (known) return known[language];
  return isErrorCode(reason) ? describeError(reason, {}, language).replace(/[.。]$/, '') : reason;
}
