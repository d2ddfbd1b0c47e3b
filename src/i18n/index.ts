export { msg, str, updateWhenLocaleChanges } from './words.js';
export { counted } from './counted.js';
export { formInWords, formProblemWords } from './form-words.js';
export { isolated } from './isolated.js';
export { direction, locale, setLanguage, spokenIn, wordLocale, wording, wordsComing } from './language.js';
