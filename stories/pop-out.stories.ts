import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/agent-status.js';
import '../src/define/calls.js';
import '../src/define/dialer.js';
import '../src/define/pop-out.js';
import { onSim, talking } from './on-sim.js';

const meta: Meta = { title: 'Pop-out', component: 'cord-pop-out' };
export default meta;

export const Usual: StoryObj = { render: () => onSim(talking, html`<cord-pop-out></cord-pop-out>`) };
export const CallsAlone: StoryObj = { render: () => onSim(talking, html`<cord-pop-out elements="cord-calls"></cord-pop-out>`) };
