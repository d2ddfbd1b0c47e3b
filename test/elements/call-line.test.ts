import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/agent-status.js';
import '../../src/define/calls.js';
import '../../src/define/dialer.js';
import '../../src/define/incoming-call.js';
import type { TabState } from '../../src/core/index.js';
import type { CordCallElement } from '../../src/elements/call/call-element.js';
import { ada, grace, lost, reconnecting, recovering, ringing, talking, type Script } from '../../stories/on-sim.js';
import { button, clearPage, enabledButtons, settle, simPage, textOf, until, type Scheme } from './sim-page.js';

// What people see of a line that goes, of calls that are taken up, and of those that are lost.

const content = html`<cord-call></cord-call>`;
const callOf = (place: HTMLElement): CordCallElement => place.querySelector('cord-call')!;
const mirror: TabState = { role: 'mirror', front: true };
const whole = ['mute', 'hold', 'keypad', 'transfer', 'hang-up'];

const twoLost: Script = ({ line }) => {
  line.recovered(line.leftBehind(ada));
  line.ends(line.leftBehind(grace), { cause: 'lost', by: 'network' });
};

describe('a call whose line is down', () => {
  afterEach(clearPage);

  for (const scheme of ['light', 'dark'] as Scheme[]) {
    for (const [moment, script] of Object.entries({ reconnecting, recovering, lost, twoLost, mirror: talking })) {
      it(`is accessible: ${moment}, ${scheme}`, async () => {
        const { place } = await simPage(html`<cord-agent-status></cord-agent-status><cord-calls></cord-calls><cord-dialer></cord-dialer>`, script, { scheme, ...(moment === 'mirror' && { tab: mirror }) });
        await expect(place).to.be.accessible();
      });
    }
  }

  it('goes on: talk, mute, keys and End work; hold and transfer wait', async () => {
    const { sim, place } = await simPage(content, talking);
    const call = callOf(place);
    expect(enabledButtons(call)).to.deep.equal(whole);
    sim.line.loses();
    await until(() => textOf(call).includes('Reconnecting. Your call goes on.'), 'it says so');
    expect(textOf(call)).to.include('Talking');
    expect([...['reconnecting', 'active'].map((state) => call.matches(`:state(${state})`))]).to.deep.equal([true, true]);
    expect(enabledButtons(call)).to.deep.equal(['mute', 'keypad', 'hang-up']);
    button(call, 'hold').click();
    button(call, 'keypad').click();
    await settle(place);
    button(call, 'key').click();
    expect(sim.line.asked.at(-1)).to.equal('sendTones sim-1 1');
    sim.line.comesBack();
    await until(() => !textOf(call).includes('Reconnecting'), 'it is over');
    expect(call.matches(':state(reconnecting)')).to.equal(false);
    expect(enabledButtons(call)).to.include.members(whole);
  });

  it('keeps what was typed in the transfer form, and sends it when the line is back', async () => {
    const { sim, place } = await simPage(content, talking);
    const call = callOf(place);
    button(call, 'transfer').click();
    await settle(place);
    const input = call.shadowRoot!.querySelector('input')!;
    input.value = '1002';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    sim.line.loses();
    await until(() => !enabledButtons(call).includes('transfer-now'), 'it waits');
    button(call, 'transfer-now').click();
    expect(sim.line.asked.at(-1)).to.equal('answer sim-1');
    sim.line.comesBack();
    await until(() => enabledButtons(call).includes('transfer-now'), 'it can be sent');
    button(call, 'transfer-now').click();
    expect(sim.line.asked.at(-1)).to.equal('transfer sim-1 1002');
  });

  it('rings on, and is answered when the line is back', async () => {
    const { sim, place } = await simPage(html`<cord-incoming-call no-title></cord-incoming-call>`, ringing);
    const incoming = place.querySelector('cord-incoming-call')!;
    expect(textOf(incoming)).not.to.include('Reconnecting');
    sim.line.loses();
    await until(() => textOf(incoming).includes('You can answer as soon as the line is back.'), 'it says so');
    expect(enabledButtons(incoming)).to.deep.equal([]);
    await expect(place).to.be.accessible();
    sim.line.comesBack();
    await until(() => enabledButtons(incoming).includes('answer'), 'it can be answered');
    expect(textOf(incoming)).not.to.include('Reconnecting');
  });

  it('is told beside the status, and why no other call can be made', async () => {
    const { sim, place } = await simPage(html`<cord-agent-status></cord-agent-status><cord-dialer></cord-dialer>`, talking);
    const [status, dialer] = [place.querySelector('cord-agent-status')!, place.querySelector('cord-dialer')!];
    sim.line.loses();
    await until(() => textOf(status).includes('Reconnecting…'), 'beside the status');
    expect(textOf(dialer)).to.include('Reconnecting. You can call in a moment.');
    expect(textOf(status)).to.include('On a call');
  });
});

describe('a call that is taken up', () => {
  afterEach(clearPage);

  it('shows that nobody hears us yet, with its time going on and End alone to press', async () => {
    const { sim, place } = await simPage(html`<cord-calls></cord-calls>`, recovering);
    const calls = place.querySelector('cord-calls')!;
    const call = calls.shadowRoot!.querySelector('cord-call')!;
    expect(textOf(call)).to.include('Picking up again…').and.include('Nobody hears you yet.').and.match(/1:0\d/);
    expect(enabledButtons(call)).to.deep.equal(['hang-up']);
    expect([calls, call].map((element) => element.matches(':state(recovering)'))).to.deep.equal([true, true]);
    sim.line.recovered('sim-1');
    await until(() => textOf(call).includes('Talking'), 'we talk again');
    expect(enabledButtons(call)).to.deep.equal(whole);
    expect([calls, call].some((element) => element.matches(':state(recovering)'))).to.equal(false);
  });

  it('takes no more room than any other', async () => {
    const { sim, place } = await simPage(content, recovering);
    const call = callOf(place);
    const heights = new Set([call.offsetHeight]);
    const step = async (): Promise<void> => { await settle(place); heights.add(call.offsetHeight); };
    sim.line.recovered('sim-1');
    await step();
    sim.line.loses();
    await step();
    sim.line.ends('sim-1', { cause: 'lost', by: 'network' });
    await step();
    expect([...heights]).to.have.length(1);
  });
});

describe('a call that was lost', () => {
  afterEach(clearPage);

  it('says so, and is called back by one click', async () => {
    const { sim, place } = await simPage(content, lost);
    const call = callOf(place);
    expect(textOf(call)).to.include('The call was lost').and.include('Ada Lovelace').and.include('your notes are still here');
    expect(enabledButtons(call)).to.deep.equal(['dismiss', 'call-again']);
    expect(call.matches(':state(lost)')).to.equal(true);
    const asked: string[] = [];
    place.addEventListener('cord-call-again', (event) => { asked.push(event.to); });
    button(call, 'call-again').click();
    await until(() => textOf(call).includes('Talking'), 'we talk again');
    expect([asked, sim.line.asked.at(-1), sim.desk.state.calls.length]).to.deep.equal([[ada.number], `dial ${ada.number}`, 1]);
  });

  it('stays behind the call in front until it is dismissed', async () => {
    const { sim, place } = await simPage(html`<cord-calls></cord-calls>`, twoLost);
    const calls = place.querySelector('cord-calls')!;
    const behind = (): HTMLElement | undefined => calls.shadowRoot!.querySelectorAll<HTMLElement>('cord-call')[1];
    expect(textOf(behind()!)).to.include('Grace Hopper').and.include('The call was lost');
    expect(calls.matches(':state(lost)')).to.equal(true);
    button(behind()!, 'dismiss').click();
    await until(() => !behind(), 'it is gone');
    expect(calls.matches(':state(lost)')).to.equal(false);
    expect(sim.desk.state.calls.map(({ peer }) => peer.name)).to.deep.equal(['Ada Lovelace']);
  });
});

describe('a call whose sound is in another tab', () => {
  afterEach(clearPage);

  it('is brought here by one click', async () => {
    const { sim, place } = await simPage(content, talking, { tab: mirror });
    const sent: unknown[] = [];
    let settled = (): void => {};
    (sim.desk as { send: typeof sim.desk.send }).send = async (command) => {
      sent.push(command);
      await new Promise<void>((resolve) => { settled = resolve; });
      return { ok: true };
    };
    const call = callOf(place);
    const bring = button(call, 'bring-here');
    bring.click();
    bring.click();
    await until(() => bring.getAttribute('aria-busy') === 'true', 'it is on its way');
    expect(sent).to.deep.equal([{ type: 'bring-here' }]);
    settled();
    await until(() => bring.getAttribute('aria-busy') === 'false', 'it came, or it can be tried again');
  });

  it('is spoken of only while there is sound', async () => {
    const { sim, place } = await simPage(content, ringing, { tab: mirror });
    const call = callOf(place);
    const says = (): boolean => textOf(call).includes('Sound in another tab');
    expect(says()).to.equal(false);
    await sim.desk.send({ type: 'answer', callId: 'sim-1' });
    await until(says, 'it says so');
    sim.line.ends('sim-1');
    await until(() => !says(), 'no more');
  });

  it('takes no more room at 280 px', async () => {
    const usual = await simPage(content, talking, { width: 280 });
    const height = callOf(usual.place).offsetHeight;
    await clearPage();
    const { place } = await simPage(content, talking, { width: 280, tab: mirror });
    expect(callOf(place).offsetHeight).to.equal(height);
  });
});
