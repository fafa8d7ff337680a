/**
 * Words and strings that open every guessing list, lower case and without ornament: a password that is one of them
 * once its digits and signs are taken for letters is refused. Short ones matter too: `Password2026!` unadorned is `password`.
 */
const words = `
password passwort motdepasse pasuwado secret geheim letmein welcome bienvenue willkommen changeme changeit default
admin administrator administrateur root superuser operator operateur security securite surveillance camera cameras
milestone xprotect genetec securitycenter vigie lookout videosurveillance controlroom
qwerty qwertyuiop qwertyuiopasdf azerty azertyuiop azertyuiopqsd qwertz qwertzuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc
iloveyou jetaime sunshine princess dragon monkey football baseball superman batman master shadow michael jordan
trustno hello hellohello bonjour bonjourbonjour konnichiwa sakura nippon japan france london paris tokyo summer winter spring autumn
passwordpassword adminadmin adminpassword passwordadmin testtest testtesttest testpassword temppassword temporary
mynameis whatever computer internet starwars pokemon liverpool chelsea arsenal charlie donald loveme babygirl lovely
abcdef abcdefgh abcdefghijkl abcabcabcabc aaaaaaaaaaaa
`;

const numbers = `
123456789012 1234567890123 123456123456 123123123123 012345678901 987654321098 112233445566 111222333444 121212121212
1q2w3e4r5t6y 1qaz2wsx3edc zaq12wsxcde3 q1w2e3r4t5y6 a1b2c3d4e5f6 1a2b3c4d5e6f
`;

export const commonPasswords: ReadonlySet<string> = new Set(`${words} ${numbers}`.split(/\s+/).filter(Boolean));
