import type { Language } from '@vigie/contracts';

/** Every sentence of the pages. A language that lacks one does not compile. */
export interface Texts {
  languageName: string;
  lookout: string;
  signIn: { title: string; lead: string; name: string; password: string; submit: string };
  refused: string;
  lockedOut: (seconds: number) => string;
  change: { title: string; firstLead: string; ownLead: string; current: string; fresh: string; repeat: string; rule: (least: number) => string; submit: string; doneTitle: string; done: string };
  signOut: { title: string; lead: string; submit: string; stay: string; doneTitle: string; done: string; switchTitle: string; switchLead: string };
  failed: { title: string; expired: string; lead: string; code: string };
  signInFirst: { title: string; lead: string };
  onward: string;
  back: string;
  languages: string;
}

const en: Texts = {
  languageName: 'English',
  lookout: 'Video management',
  signIn: { title: 'Sign in', lead: 'With your user name and password of this site.', name: 'User name', password: 'Password', submit: 'Sign in' },
  refused: 'The user name or the password is not right. Check both and try again.',
  lockedOut: (seconds) => `Too many tries. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, then try again.`,
  change: {
    title: 'Choose a new password', firstLead: 'The password you were given served once. From now on only you know yours.', ownLead: 'Sessions on your other devices will end.',
    current: 'Present password', fresh: 'New password', repeat: 'New password again', rule: (least) => `At least ${least} characters. Several words are strong and easy to remember.`,
    submit: 'Set the password', doneTitle: 'Password changed', done: 'Your new password holds from now on.',
  },
  signOut: {
    title: 'Sign out?', lead: 'Vigie ends your session in this browser.', submit: 'Sign out', stay: 'Stay signed in', doneTitle: 'You are signed out',
    done: 'The next person can sign in here.', switchTitle: 'Change user', switchLead: 'Somebody else is signed in in this browser. Their session ends before yours begins.',
  },
  failed: {
    title: 'That did not work', expired: 'This sign-in took too long or was opened twice. Start again.',
    lead: 'The application sent a request that cannot be answered. Go back and start again; if it happens again, tell your administrator the code below.', code: 'Code',
  },
  signInFirst: { title: 'Sign in first', lead: 'To change your password, sign in and come back here.' },
  onward: 'Continue',
  back: 'Go to Vigie',
  languages: 'Language',
};

const fr: Texts = {
  languageName: 'Français',
  lookout: 'Gestion vidéo',
  signIn: { title: 'Connexion', lead: "Avec votre nom d'utilisateur et votre mot de passe de ce site.", name: "Nom d'utilisateur", password: 'Mot de passe', submit: 'Se connecter' },
  refused: "Le nom d'utilisateur ou le mot de passe est incorrect. Vérifiez les deux et réessayez.",
  lockedOut: (seconds) => `Trop d'essais. Attendez ${seconds} ${seconds === 1 ? 'seconde' : 'secondes'}, puis réessayez.`,
  change: {
    title: 'Choisissez un nouveau mot de passe', firstLead: "Le mot de passe reçu n'a servi qu'une fois. Désormais, vous seul connaissez le vôtre.", ownLead: 'Les sessions sur vos autres appareils prendront fin.',
    current: 'Mot de passe actuel', fresh: 'Nouveau mot de passe', repeat: 'Nouveau mot de passe, encore une fois', rule: (least) => `Au moins ${least} caractères. Plusieurs mots sont solides et faciles à retenir.`,
    submit: 'Définir le mot de passe', doneTitle: 'Mot de passe modifié', done: 'Votre nouveau mot de passe est valable dès maintenant.',
  },
  signOut: {
    title: 'Se déconnecter ?', lead: 'Vigie met fin à votre session dans ce navigateur.', submit: 'Se déconnecter', stay: 'Rester connecté', doneTitle: 'Vous êtes déconnecté',
    done: 'La personne suivante peut se connecter ici.', switchTitle: "Changer d'utilisateur", switchLead: "Quelqu'un d'autre est connecté dans ce navigateur. Sa session se termine avant que la vôtre commence.",
  },
  failed: {
    title: "Cela n'a pas fonctionné", expired: 'Cette connexion a pris trop de temps ou a été ouverte deux fois. Recommencez.',
    lead: "L'application a envoyé une demande à laquelle on ne peut répondre. Revenez en arrière et recommencez ; si cela se reproduit, donnez le code ci-dessous à votre administrateur.", code: 'Code',
  },
  signInFirst: { title: "Connectez-vous d'abord", lead: 'Pour changer de mot de passe, connectez-vous puis revenez ici.' },
  onward: 'Continuer',
  back: 'Aller à Vigie',
  languages: 'Langue',
};

const ja: Texts = {
  languageName: '日本語',
  lookout: '映像監視',
  signIn: { title: 'サインイン', lead: 'このサイトのユーザー名とパスワードを入力してください。', name: 'ユーザー名', password: 'パスワード', submit: 'サインイン' },
  refused: 'ユーザー名またはパスワードが正しくありません。確認してもう一度お試しください。',
  lockedOut: (seconds) => `試行回数が多すぎます。${seconds}秒待ってからもう一度お試しください。`,
  change: {
    title: '新しいパスワードの設定', firstLead: '受け取ったパスワードは一度限りです。これからはご自身だけが知るパスワードを使います。', ownLead: '他の端末のセッションは終了します。',
    current: '現在のパスワード', fresh: '新しいパスワード', repeat: '新しいパスワード（確認）', rule: (least) => `${least}文字以上。複数の単語を並べると強く、覚えやすくなります。`,
    submit: 'パスワードを設定', doneTitle: 'パスワードを変更しました', done: '新しいパスワードが有効になりました。',
  },
  signOut: {
    title: 'サインアウトしますか？', lead: 'このブラウザーのセッションを終了します。', submit: 'サインアウト', stay: 'サインインしたままにする', doneTitle: 'サインアウトしました',
    done: '次の方がサインインできます。', switchTitle: 'ユーザーの切り替え', switchLead: 'このブラウザーでは別の方がサインインしています。その方のセッションを終了してから続行します。',
  },
  failed: {
    title: '処理できませんでした', expired: 'サインインの有効期限が切れたか、二重に開かれました。最初からやり直してください。',
    lead: 'アプリケーションからの要求に応答できません。戻ってやり直してください。繰り返し発生する場合は、下のコードを管理者に伝えてください。', code: 'コード',
  },
  signInFirst: { title: '先にサインインしてください', lead: 'パスワードを変更するには、サインインしてからこのページに戻ってください。' },
  onward: '続行',
  back: 'Vigieを開く',
  languages: '言語',
};

export const texts: Record<Language, Texts> = { en, fr, ja };
