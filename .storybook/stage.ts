import type { Decorator, Preview } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import type { OnDesk } from '../stories/on-sim.js';
import { themes } from '../stories/themes.js';

/** What a designer may choose for any story. */
export const toolbar: NonNullable<Preview['globalTypes']> = {
  scheme: {
    description: 'Light or dark',
    toolbar: {
      icon: 'contrast', dynamicTitle: true,
      items: [{ value: 'light', title: 'Light' }, { value: 'dark', title: 'Dark' }, { value: 'system', title: 'As the system' }, { value: 'forced', title: 'Forced colours' }],
    },
  },
  theme: {
    description: 'Theme',
    toolbar: { icon: 'paintbrush', dynamicTitle: true, items: [{ value: 'none', title: 'No theme' }, ...themes.map((value) => ({ value, title: `Theme ${value}` }))] },
  },
  locale: {
    description: 'Language',
    toolbar: {
      icon: 'globe', dynamicTitle: true,
      items: Object.entries({
        'en': 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', 'th': 'ไทย', 'de': 'Deutsch', 'es': 'Español', 'fr': 'Français', 'pt': 'Português', 'ar': 'العربية', 'he': 'עברית',
      }).map(([value, title]) => ({ value, title })),
    },
  },
  direction: {
    description: 'Direction',
    toolbar: { icon: 'transfer', dynamicTitle: true, items: [{ value: 'auto', title: 'As the language' }, { value: 'ltr', title: 'Left to right' }, { value: 'rtl', title: 'Right to left' }] },
  },
  width: {
    description: 'Width of the place',
    toolbar: {
      icon: 'grow', dynamicTitle: true,
      items: [{ value: 'full', title: 'Full' }, { value: '280', title: '280 px' }, { value: '360', title: '360 px' }, { value: '720', title: '720 px' }],
    },
  },
};

export const usual = { scheme: 'light', theme: 'none', locale: 'en', direction: 'auto', width: 'full' };

const schemes: Readonly<Record<string, string>> = { light: 'light', dark: 'dark' };
const hint = 'Forced colours are the system’s. To try them in Chromium: developer tools, Rendering, “Emulate CSS media feature forced-colors”.';

/** Where a story stands: on its own desk, as the toolbar says. */
export const onStage: Decorator = (story, { globals, loaded, component }) => {
  const { scheme, theme, locale, direction, width } = globals as typeof usual;
  const { desk } = loaded as Partial<OnDesk>;
  const drawn = story();
  const dir = direction === 'auto' ? (/^(?:ar|he)\b/.test(locale) ? 'rtl' : 'ltr') : direction;
  return html`
    <div class="stage" dir=${dir} lang=${locale} data-cord-theme=${theme} style="color-scheme: ${schemes[scheme] ?? 'light dark'}">
      ${scheme === 'forced' ? html`<p class="hint">${hint}</p>` : nothing}
      <div class="place" style=${width === 'full' ? nothing : `inline-size: ${width}px`}>
        ${desk && component !== 'cord-desk' ? html`<cord-desk locale=${locale} .desk=${desk}>${drawn}</cord-desk>` : drawn}
      </div>
    </div>`;
};
