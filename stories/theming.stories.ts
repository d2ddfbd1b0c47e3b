import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fireEvent } from 'storybook/test';
import { aTalk, withEverything } from './desk-on-sim.js';
import { seen } from './hands.js';
import { everyPart, phoneAlone, sidebar, type Parts } from './layouts.js';
import { LiveTokens as LiveTokensElement } from './live-tokens.js';
import { onSim } from './on-sim.js';
import { themes } from './themes.js';

/**
 * How a page gives the elements its own look: by custom properties on `:root`, or on any element around them. Choose colours and measures, see a
 * whole desk wear them at once, and copy the CSS. Greys and tints follow from text, surface and accent, so that a few colours are enough;
 * what is chosen in the dark (see the toolbar) is for the dark alone.
 */
const meta: Meta<Parts> = { title: 'Theming', args: everyPart, parameters: { controls: { sort: 'none' } } };
export default meta;

type Story = StoryObj<Parts>;

customElements.define('live-tokens', LiveTokensElement); // Here, for a build drops an import that does nothing but act.

export const LiveTokens: Story = {
  ...onSim(aTalk, withEverything()),
  render: (args, { globals }) => html`<live-tokens scheme=${globals['scheme'] === 'dark' ? 'dark' : 'light'}>${sidebar(args)}</live-tokens>`,
  tags: ['wide'],
};

/** Another accent, in the light alone, and rounder corners. */
export const ABrand: Story = {
  ...LiveTokens,
  play: async ({ canvasElement }) => {
    await seen(canvasElement, ['live-tokens', '[aria-label=Contrast]']);
    const accent = await seen(canvasElement, ['live-tokens', '[id="--cord-accent"]']);
    await fireEvent.input(accent, { target: { value: '#7a1fa2' } });
    await fireEvent.input(await seen(canvasElement, ['live-tokens', '[id="--cord-radius"]']), { target: { value: '14' } });
    const written = await seen(canvasElement, ['live-tokens', 'pre'], '--cord-radius: 14px;');
    await expect(written.textContent).toContain('--cord-accent: light-dark(#7a1fa2, #8ab4ff);');
  },
  tags: ['wide'],
};

/** The ready ones, each on a part of the page. */
export const Themes: Story = {
  ...onSim(aTalk, withEverything()),
  args: phoneAlone,
  render: (args) => html`
    <div style="display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 16px">
      ${['none', ...themes].map((theme) => html`<section data-cord-theme=${theme} style="padding: 16px; background: var(--cord-surface, Canvas)" aria-label=${theme}><h2 style="margin: 0 0 12px; font: 600 14px sans-serif">${theme}</h2>${sidebar(args)}</section>`)}
    </div>`,
  tags: ['wide'],
};
