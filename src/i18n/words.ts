/**
 * Bundled into the package: a page that localizes its own elements with the same library has its own languages.
 * Each from its own file, for the library's front door brings along what it takes to speak other languages (`runtime.js`).
 */
export { msg } from '@lit/localize/init/install.js';
export { LOCALE_STATUS_EVENT } from '@lit/localize/internal/locale-status-event.js';
export { updateWhenLocaleChanges } from '@lit/localize/internal/localized-controller.js';
export { str } from '@lit/localize/internal/str-tag.js';
