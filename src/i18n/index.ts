export { msg, str, updateWhenLocaleChanges } from './words.js';
export { counted } from './counted.js';
export { formInWords, formProblemWords } from './form-words.js';
export { isolated } from './isolated.js';
export { direction, foreignWords, locale, wordLocale, wording, wordsComing } from './language.js';
export { setLanguage } from './set-language.js';
export { spokenIn } from './spoken-in.js';
