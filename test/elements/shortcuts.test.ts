import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/calls.js';
import '../../src/define/dialer.js';
import type { CordDeskElement } from '../../src/elements/desk/desk-element.js';
import type { Shortcuts } from '../../src/elements/desk/shortcuts.js';
import { clearPage, settle, simPage, until } from './sim-page.js';

const content = html`<cord-calls></cord-calls><cord-dialer></cord-dialer><input id="crm">`;
const alt = { altKey: true, shiftKey: true };

/** A desk whose keys do something, as soon as they do. */
async function withKeys(shortcuts: '' | Shortcuts) {
  const { sim, place } = await simPage(content);
  const desk = place.closest<CordDeskElement>('cord-desk') ?? document.querySelector<CordDeskElement>('cord-desk')!;
  desk.shortcuts = shortcuts;
  const press = (code: string, init: KeyboardEventInit = alt, on: EventTarget = document.body): boolean =>
    !on.dispatchEvent(new KeyboardEvent('keydown', { code, key: code.replace('Key', '').toLowerCase(), bubbles: true, composed: true, cancelable: true, ...init }));
  return { sim, desk, place, press };
}

const statusOf = (sim: { desk: { state: { calls: readonly { status: string; muted: boolean }[] } } }): string | undefined => sim.desk.state.calls.at(-1)?.status;

describe('keys of the page', () => {
  afterEach(clearPage);

  it('answer, hold, mute and end a call, wherever the focus is', async () => {
    const { sim, place, press } = await withKeys('');
    sim.line.ring({ number: '+15550100', name: 'Ada' });
    place.querySelector<HTMLElement>('#crm')!.focus();
    await until(() => press('KeyA', alt, place.querySelector('#crm')!), 'the key was taken');
    await until(() => statusOf(sim) === 'active', 'answered');
    expect(press('KeyH')).to.equal(true);
    await until(() => statusOf(sim) === 'held', 'held');
    press('KeyH');
    await until(() => statusOf(sim) === 'active', 'resumed');
    press('KeyM');
    await until(() => sim.desk.state.calls.at(-1)!.muted, 'muted');
    press('KeyM');
    await until(() => !sim.desk.state.calls.at(-1)!.muted, 'heard again');
    press('KeyE');
    await until(() => statusOf(sim) !== 'active', 'ended');
  });

  it('leave a key to the page that has nothing to do, or that the page took', async () => {
    const { sim, place, press } = await withKeys('');
    await until(() => press('KeyD'), 'the keys are there');
    expect(press('KeyA'), 'nobody rings').to.equal(false);
    sim.line.ring({ number: '+15550100' });
    place.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    press('KeyA', alt, place.querySelector('#crm')!);
    await settle(place);
    expect(statusOf(sim)).to.equal('ringing');
  });

  it('are told with the buttons they press, of the call they mean', async () => {
    const { sim, desk, place } = await withKeys('');
    const keysOf = (part: string): (string | null)[] => [...place.querySelector('cord-calls')!.shadowRoot!.querySelectorAll('cord-call')]
      .map((card) => card.shadowRoot!.querySelector(`[part=${part}]`)?.getAttribute('aria-keyshortcuts') ?? null);
    sim.line.ring({ number: '+15550100' });
    sim.line.ring({ number: '+15550101' });
    await until(() => keysOf('answer').join() === ',Alt+Shift+A', 'the first that rings says its key');
    desk.shortcuts = { answer: '$mod+Shift+Digit1', reject: 'g i' };
    await until(() => /^,(?:Control|Meta)\+Shift\+1$/.test(keysOf('answer').join()), 'it has another');
    expect(keysOf('reject'), 'ARIA has no words for one key after another').to.deep.equal([null, null]);
    desk.removeAttribute('shortcuts');
    Object.assign(desk, { shortcuts: undefined });
    await until(() => keysOf('answer').join() === ',', 'it has none');
  });

  it('put the cursor into the number field', async () => {
    const { place, press } = await withKeys('');
    await until(() => press('KeyD'), 'the keys are there');
    expect(document.activeElement).to.equal(place.querySelector('cord-dialer'));
  });

  it('tell the page what they are about to do; cancelled, nothing is done', async () => {
    const { sim, desk, place, press } = await withKeys({ answer: 'F2' });
    sim.line.ring({ number: '+15550100' });
    desk.addEventListener('cord-answer', (event) => event.preventDefault(), { once: true });
    await until(() => press('F2', {}), 'the key was taken');
    await settle(place);
    expect(statusOf(sim)).to.equal('ringing');
    press('F2', {});
    await until(() => statusOf(sim) === 'active', 'answered');
  });

  it('are chosen by the page; a plain letter is refused, with the reason', async () => {
    const { warn } = console;
    const said: string[] = [];
    console.warn = (...words: unknown[]) => void said.push(words.join(' '));
    const { sim, press } = await withKeys({ 'answer': 'a', 'hang-up': 'Control+Shift+KeyE' });
    sim.line.ring({ number: '+15550100' });
    await until(() => said.length > 0, 'said');
    console.warn = warn;
    expect(said.join()).to.contain('while somebody types');
    expect(press('KeyA', {})).to.equal(false);
    expect(statusOf(sim)).to.equal('ringing');
  });

  it('are gone when they are taken off, and with the desk', async () => {
    const { sim, desk, place, press } = await withKeys('');
    await until(() => press('KeyD'), 'the keys are there');
    desk.removeAttribute('shortcuts');
    desk.shortcuts = undefined as never;
    await settle(place);
    sim.line.ring({ number: '+15550100' });
    expect(press('KeyA')).to.equal(false);
  });
});
