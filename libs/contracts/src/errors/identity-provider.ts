import { defineErrors } from './definition.js';

/** What the identity-provider alone may answer. */
export const identityProviderErrors = defineErrors({
  'password.tooShort': { status: 400, level: 'info', en: 'The password needs at least {least} characters. Choose a longer one: several words are easy to remember.', fr: 'Le mot de passe doit compter au moins {least} caractères. Choisissez-en un plus long : plusieurs mots se retiennent bien.', ja: 'パスワードは{least}文字以上にしてください。複数の単語を並べると覚えやすくなります。' },
  'password.tooLong': { status: 400, level: 'info', en: 'The password may have at most {most} characters.', fr: 'Le mot de passe ne peut pas dépasser {most} caractères.', ja: 'パスワードは{most}文字以内にしてください。' },
  'password.common': { status: 400, level: 'info', en: 'This password is among the first that attackers try. Choose another.', fr: 'Ce mot de passe est parmi les premiers essayés par les attaquants. Choisissez-en un autre.', ja: 'このパスワードは推測されやすいものです。別のものを選んでください。' },
  'password.containsName': { status: 400, level: 'info', en: 'The password must not contain the user name. Choose another.', fr: "Le mot de passe ne doit pas contenir le nom d'utilisateur. Choisissez-en un autre.", ja: 'パスワードにユーザー名を含めることはできません。別のものを選んでください。' },
  'password.unchanged': { status: 400, level: 'info', en: 'The new password is the present one. Choose another.', fr: 'Le nouveau mot de passe est identique à l’actuel. Choisissez-en un autre.', ja: '新しいパスワードが現在のものと同じです。別のものを選んでください。' },
  'password.mismatch': { status: 400, level: 'info', en: 'The two new passwords differ. Type the same twice.', fr: 'Les deux nouveaux mots de passe diffèrent. Saisissez deux fois le même.', ja: '2つの新しいパスワードが一致しません。同じものを2回入力してください。' },
  'password.wrong': { status: 400, level: 'info', en: 'The present password is not right.', fr: "Le mot de passe actuel n'est pas le bon.", ja: '現在のパスワードが正しくありません。' },
  'signIn.expired': { status: 400, level: 'info', en: 'This sign-in took too long or was opened twice. Start again.', fr: 'Cette connexion a pris trop de temps ou a été ouverte deux fois. Recommencez.', ja: 'サインインの有効期限が切れたか、二重に開かれました。最初からやり直してください。' },
  'account.builtInStays': { status: 409, level: 'info', en: 'Admin is the way back in: it can be neither disabled, renamed nor deleted.', fr: 'Admin est la porte de secours : il ne peut être ni désactivé, ni renommé, ni supprimé.', ja: 'Adminは復旧用のアカウントです。無効化、名前の変更、削除はできません。' },
  'account.self': { status: 409, level: 'info', en: 'You cannot disable or delete the account you are signed in with. Ask another administrator.', fr: 'Vous ne pouvez ni désactiver ni supprimer le compte avec lequel vous êtes connecté. Demandez à un autre administrateur.', ja: 'サインイン中のアカウントを無効化または削除することはできません。別の管理者に依頼してください。' },
  'account.beyondOwnRights': { status: 403, level: 'warn', en: 'This account holds rights that you do not hold yourself. Ask an administrator.', fr: 'Ce compte détient des droits que vous ne détenez pas vous-même. Demandez à un administrateur.', ja: 'このアカウントは、あなたが持たない権限を持っています。管理者に依頼してください。' },
});
