import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { loadPhoneRules } from '../src/phone-number/index.js';
import { element } from '../stories/element.js';
import { settled } from '../stories/hands.js';
import { controlsOf } from './controls.js';
import { manifest } from './declared.js';
import { hear } from './hear.js';
import { onStage, toolbar, usual } from './stage.js';

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  /** What elements load when they need it is there before any story, so that a picture of one never waits for it. */
  beforeAll: async () => {
    await Promise.all([
      import('../src/elements/agent-status/agent-panel.js'), import('../src/elements/call-history/history-view.js'), import('../src/elements/call-queue/board-view.js'),
      import('../src/elements/desk/desk-announcement.js'), import('../src/elements/screen-pop/card-view.js'), import('../src/elements/wrap-up/paper-view.js'), import('../src/i18n/speak.js'), loadPhoneRules(),
      ...Object.values(import.meta.glob('../src/i18n/locales/*.ts')).map((load) => load()),
    ]);
  },
  loaders: [hear],
  render: (args, { component }) => element(component!, args),
  decorators: [onStage],
  afterEach: ({ canvasElement }) => settled(canvasElement),
  argTypesEnhancers: [controlsOf],
  globalTypes: toolbar,
  initialGlobals: usual,
  parameters: {
    a11y: { test: 'error', options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } },
    controls: { expanded: true, sort: 'alpha' },
    docs: { source: { excludeDecorators: true } },
    layout: 'fullscreen',
    options: { storySort: { method: 'alphabetical', order: ['Whole desk', 'Flows', 'Theming', '*'] } },
  },
};

export default preview;
