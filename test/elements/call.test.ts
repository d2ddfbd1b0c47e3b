import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/call.js';
import type { CordCallElement } from '../../src/elements/call/call-element.js';
import { setLanguage } from '../../src/i18n/index.js';
import type { Sim } from '../../src/sim/index.js';
import { ada, another, asking, grace, ringing, talking, waiting, type Script } from '../../stories/on-sim.js';
import { overflow } from '../stories/overflow.mjs';
import { button, clearPage, enabledButtons, settle, simPage, textOf, until, type Scheme } from './sim-page.js';

const content = html`<cord-call></cord-call>`;
const callOf = (place: HTMLElement): CordCallElement => place.querySelector('cord-call')!;
const idOf = ({ desk }: Sim): string => desk.state.calls[0]!.id;

const moments: Record<string, Script> = {
  'no call': () => {},
  ringing, talking, waiting, asking, another,
  muted: async (sim) => { const callId = await talking(sim); await sim.desk.send({ type: 'mute', callId }); sim.line.peerHolds(callId); sim.line.quality(callId, { mos: 2, cause: 'loss' }); },
  ended: async (sim) => sim.line.ends(await talking(sim), { cause: 'network', by: 'network' }),
};

describe('<cord-call>', () => {
  afterEach(async () => {
    await clearPage();
    await setLanguage(undefined);
  });

  for (const scheme of ['light', 'dark'] as Scheme[]) {
    for (const [moment, script] of Object.entries(moments)) {
      it(`is accessible: ${moment}, ${scheme}`, async () => {
        const { place } = await simPage(content, script, { scheme });
        await expect(place).to.be.accessible();
      });
    }
    for (const panel of ['keypad', 'transfer']) {
      it(`is accessible: ${panel} open, ${scheme}`, async () => {
        const { place } = await simPage(content, talking, { scheme });
        button(callOf(place), panel).click();
        await settle(place);
        await expect(place).to.be.accessible();
      });
    }
  }

  it('shows who rings, and answers', async () => {
    const { sim, place } = await simPage(content, ringing);
    const call = callOf(place);
    expect(textOf(call)).to.include('Ada Lovelace').and.include('+15550100').and.include('Queue');
    expect(enabledButtons(call)).to.deep.equal(['reject', 'answer']);
    button(call, 'answer').click();
    await until(() => textOf(call).includes('Talking'), 'it says that we talk');
    expect(sim.line.asked).to.include(`answer ${idOf(sim)}`);
    expect(enabledButtons(call)).to.deep.equal(['mute', 'hold', 'keypad', 'transfer', 'hang-up']);
  });

  for (const [part, asked] of [['mute', 'setMuted sim-1 true'], ['hold', 'hold sim-1'], ['hang-up', 'hangUp sim-1']] as const) {
    it(`${part} asks the line`, async () => {
      const { sim, place } = await simPage(content, talking);
      button(callOf(place), part).click();
      expect(sim.line.asked.at(-1)).to.equal(asked);
    });
  }

  it('offers the way back from mute and hold', async () => {
    const { sim, place } = await simPage(content, waiting);
    const call = callOf(place);
    expect(enabledButtons(call)).to.include('resume').and.not.include('hold');
    button(call, 'resume').click();
    await until(() => enabledButtons(call).includes('hold'), 'it can be held again');
    button(call, 'mute').click();
    await until(() => enabledButtons(call).includes('unmute'), 'it can be unmuted');
    expect(textOf(call)).to.include('You are muted');
    button(call, 'unmute').click();
    expect(sim.line.asked.slice(-3)).to.deep.equal(['resume sim-1', 'setMuted sim-1 true', 'setMuted sim-1 false']);
  });

  it('sends tones as they are pressed, by pointer and by keyboard', async () => {
    const { sim, place } = await simPage(content, talking);
    const call = callOf(place);
    button(call, 'keypad').click();
    await settle(place);
    const five = call.shadowRoot!.querySelector<HTMLButtonElement>('[data-key="5"]')!;
    five.click();
    five.dispatchEvent(new KeyboardEvent('keydown', { key: '#', bubbles: true }));
    expect(sim.line.asked.slice(-2)).to.deep.equal(['sendTones sim-1 5', 'sendTones sim-1 #']);
    await settle(place);
    expect(call.shadowRoot!.querySelector('output')!.textContent).to.equal('5#');
    expect(five.getAttribute('aria-label')).to.equal('5, J K L');
    five.focus();
    five.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect((call.shadowRoot!.activeElement as HTMLElement).dataset['key']).to.equal('8');
  });

  it('transfers at once', async () => {
    const { sim, place } = await simPage(content, talking);
    const call = callOf(place);
    await typeTarget(call, place, '1002');
    button(call, 'transfer-now').click();
    expect(sim.line.asked.at(-1)).to.equal('transfer sim-1 1002');
    await until(() => textOf(call).includes('Transferred'), 'it says how it ended');
  });

  it('asks first, then connects them', async () => {
    const { sim, place } = await simPage(content, talking);
    const call = callOf(place);
    await typeTarget(call, place, '1002');
    button(call, 'consult').click();
    await until(() => textOf(call).includes('Asking for Ada Lovelace'), 'the consultation is in front');
    button(call, 'complete-transfer').click();
    const consultation = sim.desk.state.calls[1]!.id;
    expect(sim.line.asked.at(-1)).to.equal(`completeTransfer sim-1 ${consultation}`);
  });

  it('merges two calls', async () => {
    const { sim, place } = await simPage(content, asking);
    button(callOf(place), 'merge').click();
    await until(() => textOf(callOf(place)).includes('In conference'), 'it says so');
    expect(sim.line.asked.at(-1)).to.match(/^merge sim-1 /);
  });

  it('needs a number to transfer to; Escape keeps what was typed', async () => {
    const { sim, place } = await simPage(content, talking);
    const call = callOf(place);
    const before = sim.line.asked.length;
    const input = await typeTarget(call, place, '  ');
    button(call, 'transfer-now').click();
    expect(sim.line.asked.length).to.equal(before);
    await typeTarget(call, place, '10');
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settle(place);
    expect(call.shadowRoot!.activeElement).to.equal(button(call, 'transfer'));
    button(call, 'transfer').click();
    await settle(place);
    expect(call.shadowRoot!.querySelector('input')!.value).to.equal('10');
  });

  it('tells every intent first, and does nothing that was cancelled', async () => {
    const { sim, place } = await simPage(content, talking);
    const call = callOf(place);
    const before = sim.line.asked.length;
    const heard: string[] = [];
    for (const type of ['cord-mute', 'cord-hold', 'cord-hang-up', 'cord-transfer', 'cord-consult', 'cord-send-tones'] as const) {
      place.addEventListener(type, (event) => { heard.push(`${event.type} ${(event as unknown as { callId: string }).callId}`); event.preventDefault(); });
    }
    for (const part of ['mute', 'hold', 'hang-up']) button(call, part).click();
    await typeTarget(call, place, '1002');
    for (const part of ['transfer-now', 'consult', 'keypad']) button(call, part).click();
    await settle(place);
    button(call, 'key').click();
    expect(heard).to.deep.equal(['mute', 'hold', 'hang-up', 'transfer', 'consult', 'send-tones'].map((intent) => `cord-${intent} sim-1`));
    expect(sim.line.asked.length).to.equal(before);
  });

  it('writes the way through the menu as the customer’s card does', async () => {
    const { place } = await simPage(content, ({ line }) => void line.ring({ ...ada, headers: { 'x-ivr-path': 'Orders > Delivery>Late' } }));
    expect(textOf(callOf(place))).to.include('Orders › Delivery › Late');
  });

  it('says why a call ended, and calls again', async () => {
    const { sim, place } = await simPage(content, async ({ desk, line }) => {
      await desk.send({ type: 'dial', target: '1002' });
      line.ends(desk.state.calls[0]!.id, { cause: 'busy', by: 'peer', code: 486 });
    }, { dialed: 'ring' });
    const call = callOf(place);
    expect(textOf(call)).to.include('Busy').and.include('1002');
    expect(enabledButtons(call)).to.deep.equal(['call-again']);
    expect(call.shadowRoot!.querySelectorAll('button')).to.have.length(1);
    place.addEventListener('cord-call-again', (event) => event.preventDefault(), { once: true });
    button(call, 'call-again').click();
    expect(sim.line.asked).to.deep.equal(['connect', 'dial 1002']);
    button(call, 'call-again').click();
    expect(sim.line.asked.at(-1)).to.equal('dial 1002');
    expect(sim.line.asked.length).to.equal(3);
  });

  it('shows the call it is told to, and says its state to CSS', async () => {
    const { sim, place } = await simPage(content, another);
    const call = callOf(place);
    expect(textOf(call)).to.include('Ada Lovelace');
    expect(call.matches(':state(active)')).to.equal(true);
    call.callId = sim.desk.state.calls[1]!.id;
    await settle(place);
    expect(textOf(call)).to.include('Grace Hopper');
    expect(call.matches(':state(ringing)')).to.equal(true);
    expect(call.matches(':state(active)')).to.equal(false);
  });

  it('keeps the focus in the card when the pressed button goes', async () => {
    const { place } = await simPage(content, ringing);
    const call = callOf(place);
    button(call, 'answer').focus();
    button(call, 'answer').click();
    await until(() => textOf(call).includes('Talking'), 'answered');
    await settle(place);
    expect(call.shadowRoot!.activeElement?.matches('.card')).to.equal(true);
  });

  it('shows markup in a name as text', async () => {
    const { place } = await simPage(content, ({ line }) => void line.ring({ number: '1002', name: '<img src=x onerror="window.hacked = true">' }));
    expect(textOf(callOf(place))).to.include('<img src=x');
    expect(callOf(place).shadowRoot!.querySelector('img')).to.equal(null);
  });

  for (const width of [280, 720]) {
    it(`keeps its form under a name of 10 kB at ${width} px`, async () => {
      const usual = await simPage(content, ringing, { width });
      const height = callOf(usual.place).offsetHeight;
      await clearPage();
      const { place } = await simPage(content, ({ line }) => void line.ring({ ...ada, name: 'W'.repeat(10_000) }), { width });
      const card = callOf(place).shadowRoot!.querySelector('.card')!;
      expect(card.scrollWidth).to.be.at.most(width);
      expect(callOf(place).offsetHeight).to.be.at.most(height + 40);
    });
  }

  for (const language of ['en', 'de', 'fr', 'es', 'pt']) {
    it(`breaks no word, and cuts none, at any width: ${language}`, async () => {
      await setLanguage(language);
      for (const script of [ringing, asking]) {
        const { place } = await simPage(content, script);
        place.className = 'place'; // See overflow.mjs.
        if (script === asking) button(callOf(place), 'transfer').click();
        for (const width of [280, 340, 540, 560, 600, 660, 705, 720]) {
          place.style.inlineSize = `${width}px`;
          await settle(place);
          expect(overflow(), `${width} px`).to.deep.equal([]);
        }
        await clearPage();
      }
    });
  }

  it('fills the rows with the buttons that a page leaves there', async () => {
    const { place } = await simPage(content, talking, { width: 280 });
    const call = callOf(place);
    button(call, 'transfer').click();
    await settle(place);
    const widthOf = (part: string): number => button(call, part).offsetWidth;
    const [tool, transfer] = [widthOf('mute'), widthOf('transfer-now')];
    for (const part of ['keypad', 'consult']) button(call, part).style.display = 'none';
    expect(widthOf('mute')).to.equal(tool);
    expect(widthOf('merge')).to.be.greaterThan(tool * 1.4);
    expect(widthOf('transfer-now')).to.be.greaterThan(transfer * 1.9);
  });

  it('has the same height from the ring to the end', async () => {
    const { sim, place } = await simPage(content, ringing);
    const call = callOf(place);
    const heights = new Set([call.offsetHeight]);
    const step = async (): Promise<void> => { await settle(place); heights.add(call.offsetHeight); };
    await sim.desk.send({ type: 'answer', callId: 'sim-1' });
    await step();
    await sim.desk.send({ type: 'mute', callId: 'sim-1' });
    await step();
    await sim.desk.send({ type: 'hold', callId: 'sim-1' });
    await step();
    sim.line.ends('sim-1');
    await step();
    expect([...heights]).to.have.length(1);
  });

  it('fits a compact row', async () => {
    const { sim, place } = await simPage(html`<cord-call compact call-id="sim-2"></cord-call>`, another, { width: 280 });
    const call = callOf(place);
    expect(enabledButtons(call)).to.deep.equal(['reject', 'answer']);
    expect(call.shadowRoot!.querySelector('.card')!.scrollWidth).to.be.at.most(280);
    button(call, 'answer').click();
    await until(() => sim.desk.state.calls[1]!.status === 'active', `${grace.name} is answered`);
    expect(sim.desk.state.calls[0]!.status).to.equal('held');
  });
});

async function typeTarget(call: CordCallElement, place: HTMLElement, target: string): Promise<HTMLInputElement> {
  if (!call.shadowRoot!.querySelector('input')) button(call, 'transfer').click();
  await settle(place);
  const input = call.shadowRoot!.querySelector('input')!;
  input.value = target;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settle(place);
  return input;
}
