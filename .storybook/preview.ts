import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
// Made by `npm run build`: the docs are the elements' own doc blocks.
import manifest from '../dist/custom-elements.json' with { type: 'json' };

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  parameters: { a11y: { test: 'error' }, controls: { expanded: true }, layout: 'padded' },
};

export default preview;
