import type { Loader } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';
import { eventNames } from './declared.js';

const heard = new WeakSet<AbortSignal>();

/** Shows every event of every element in the Actions panel, with what it carries. */
export const hear: Loader = ({ canvasElement, abortSignal, viewMode }) => {
  if (viewMode === 'docs' || heard.has(abortSignal)) return;
  heard.add(abortSignal);
  for (const name of eventNames) {
    const tell = action(name);
    canvasElement.addEventListener(name, (event) => {
      const { isTrusted: _, ...told } = event;
      tell(told);
    }, { signal: abortSignal });
  }
};
