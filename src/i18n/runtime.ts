/** What it takes to say anything but English; bundled with `words.js`. */
export { configureLocalization } from '@lit/localize/init/runtime.js';
export { generateMsgId } from '@lit/localize/internal/id-generation.js';
export type { LocaleModule } from '@lit/localize/internal/types.js';
