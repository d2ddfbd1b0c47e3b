import { html, render } from 'lit';
import type { Call } from '../../core/index.js';
import { callActions } from './call-actions.js';
import { facts, notes, statusLine, who } from './call-view.js';

const call: Call = {
  id: '', direction: 'incoming', status: 'ringing', peer: { uri: '', number: '1', name: '2' }, headers: { 'x-queue': '3' },
  startedAt: 0, since: 0, muted: false, heldByPeer: false, merged: false,
};

/** Renders a call where nobody sees it: lit reads each template once, and that must not be while the phone rings. */
export function rehearse(): void {
  const nothing = (): void => {};
  for (const status of ['ringing', 'active'] as const) {
    const actions = callActions({ call: { ...call, status }, calls: [], line: 'registered', panel: undefined, act: nothing, toggle: nothing, callAgain: nothing, dismiss: nothing });
    render(html`${statusLine(call, Date.now)}${who(call)}${facts(call)}${notes(call, [])}${actions}`, document.createElement('div'));
  }
}
