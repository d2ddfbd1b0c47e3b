import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/calls.js';
import '../../src/define/desk.js';
import type { CordDeskElement } from '../../src/elements/desk/desk-element.js';
import { createSim } from '../../src/sim/index.js';
import { ada, talking } from '../../stories/on-sim.js';
import { connections, type Connection } from './fake-connect.js';
import { button, clearPage, emptyPlace, settle, simPage, textOf, until, type Scheme } from './sim-page.js';

const nothing = html``;

/** A `<cord-desk>` that connects by itself. */
function configured(place: HTMLElement, attributes: Readonly<Record<string, string>> = {}): CordDeskElement {
  const desk = document.createElement('cord-desk');
  for (const [name, value] of Object.entries({ server: 'wss://pbx.example/ws wss://backup.example/ws', uri: 'sip:1001@pbx.example', ...attributes })) desk.setAttribute(name, value);
  place.append(desk);
  return desk;
}

describe('<cord-desk>', () => {
  beforeEach(() => { connections.length = 0; });
  afterEach(clearPage);

  it('shows nothing while all is well', async () => {
    const { cordDesk, place } = await simPage(nothing);
    expect(textOf(cordDesk)).to.equal('');
    expect(getComputedStyle(cordDesk).display).to.equal('contents');
    await expect(place).to.be.accessible();
  });

  it('connects as configured, and provides the desk', async () => {
    const cordDesk = configured(emptyPlace(), { 'credentials': '/api/sip', 'display-name': 'Ann', 'centre': 'wss://bridge.example/centre', 'after-call-work': '30', 'closing': 'end', 'no-tabs': '' });
    await until(() => cordDesk.desk?.state.line.status === 'registered', 'it is registered');
    expect(connections).to.have.length(1);
    expect(connections[0]!.config).to.deep.equal({ server: 'wss://pbx.example/ws wss://backup.example/ws', uri: 'sip:1001@pbx.example', credentials: '/api/sip', displayName: 'Ann', centre: 'wss://bridge.example/centre', afterCallWork: 30, onClose: 'end', tabs: false });
  });

  it('does not connect without server and uri', async () => {
    const place = emptyPlace();
    configured(place, { server: '' });
    await settle(place);
    expect(connections).to.have.length(0);
  });

  it('takes a function for the credentials', async () => {
    const place = emptyPlace();
    const cordDesk = document.createElement('cord-desk');
    const credentials = async (): Promise<unknown> => ({ password: 'x' });
    Object.assign(cordDesk, { server: 'wss://pbx.example/ws', uri: 'sip:1001@pbx.example', credentials });
    place.append(cordDesk);
    await until(() => connections.length, 'it connects');
    const asked = connections[0]!.config.credentials as () => Promise<unknown>;
    expect(await asked()).to.deep.equal({ password: 'x' });

    cordDesk.credentials = async () => ({ password: 'fresh' });
    await cordDesk.updateComplete;
    expect(connections.length, 'a function made anew at each render costs no call').to.equal(1);
    expect(await asked(), 'the newest is asked').to.deep.equal({ password: 'fresh' });
  });

  it('connects anew when what it connects with changes, and only then', async () => {
    const place = emptyPlace();
    const cordDesk = configured(place, { password: 'localhost may' });
    await until(() => cordDesk.desk, 'it is connected');
    const [first] = connections;
    expect(first!.config.password).to.equal('localhost may');
    cordDesk.setAttribute('uri', 'sip:1002@pbx.example');
    await until(() => connections.length === 2 && cordDesk.desk === connections[1]!.desk, 'it connects anew');
    expect(first!.signal.aborted).to.equal(true);
  });

  it('what is set anew in a call holds from its end on; another address at once', async () => {
    const cordDesk = configured(emptyPlace());
    await until(() => cordDesk.desk?.state.line.status === 'registered', 'it is registered');
    const [{ line, signal, desk }] = connections as [Connection];
    const callId = line.ring(ada);
    await desk.send({ type: 'answer', callId });
    const ended: string[] = [];
    cordDesk.addEventListener('cord-call-ended', ({ call }) => ended.push(call.id));
    cordDesk.afterCallWork = 60;
    cordDesk.region = 'DE';
    await cordDesk.updateComplete;
    expect([connections.length, signal.aborted, desk.state.calls[0]!.status]).to.deep.equal([1, false, 'active']);
    line.ends(callId);
    await until(() => connections.length === 2 && cordDesk.desk === connections[1]!.desk, 'it connects anew, once');
    expect(ended).to.deep.equal([callId]);
    expect(connections[1]!.config).to.include({ afterCallWork: 60, region: 'DE' });

    await until(() => cordDesk.desk?.state.line.status === 'registered', 'it is registered');
    connections[1]!.line.ring(ada);
    cordDesk.uri = 'sip:1002@pbx.example';
    await until(() => connections.length === 3, 'somebody else’s phone does not wait');
  });

  it('a framework that hands in the same anew costs no call, and what it hands in then is asked', async () => {
    const place = emptyPlace();
    const cordDesk = configured(place);
    const crm = (name: string): NonNullable<CordDeskElement['crm']> => ({ lookup: async () => [{ id: name, name, numbers: [] }], log: async () => {} });
    [cordDesk.crm, cordDesk.wrapUp, cordDesk.screenPop] = [crm('first'), { after: ['talked', 'missed'] }, { rules: [{ on: 'answer' }] }];
    await until(() => cordDesk.desk, 'it is connected');
    [cordDesk.crm, cordDesk.wrapUp, cordDesk.screenPop] = [crm('second'), { after: ['talked', 'missed'] }, { rules: [{ on: 'answer' }] }];
    await settle(place);
    expect(connections).to.have.length(1);
    const given = connections[0]!.config.crm as unknown as { lookup(number: string): Promise<readonly { name: string }[]> };
    expect((await given.lookup('1'))[0]!.name).to.equal('second');
    cordDesk.screenPop = { rules: [{ on: 'click' }] };
    await until(() => connections.length === 2, 'other rules are other rules');
  });

  it('says when a customer pops, and opens the page unless the host shows its own', async () => {
    const customers = [{ id: 'C-1', name: 'Ada Lovelace', numbers: [ada.number] }];
    const { sim, cordDesk } = await simPage(nothing, () => {}, { crm: { customers }, screenPop: { rules: [{ when: { known: true }, open: '/customers/{customer.id}' }] } });
    const heard: string[] = [];
    cordDesk.addEventListener('cord-screen-pop', (event) => {
      heard.push(`${event.callId} ${event.customer?.name}`);
      if (heard.length === 2) event.preventDefault();
    });
    const callId = sim.line.ring(ada);
    await until(() => sim.crm.opened.length, 'the page is opened');
    expect(sim.crm.opened.map(({ url }) => url)).to.deep.equal(['/customers/C-1']);
    sim.line.ends(callId);
    const second = sim.line.ring(ada);
    await until(() => heard.length === 2, 'it pops again');
    await settle(document);
    expect(heard).to.deep.equal([`${callId} Ada Lovelace`, `${second} Ada Lovelace`]);
    expect(sim.crm.opened).to.have.length(1);
  });

  it('keeps its calls when it is moved, and ends them when it is removed', async () => {
    const place = emptyPlace();
    const cordDesk = configured(place);
    await until(() => cordDesk.desk, 'it is connected');
    const { desk, signal } = connections[0]!;
    place.prepend(document.createElement('main'));
    place.querySelector('main')!.append(cordDesk);
    await settle(place);
    expect(cordDesk.desk).to.equal(desk);
    expect(signal.aborted).to.equal(false);
    cordDesk.remove();
    await until(() => signal.aborted, 'it ends');
    expect(cordDesk.desk).to.equal(undefined);
    place.append(cordDesk);
    await until(() => cordDesk.desk === connections[1]?.desk, 'put back, it connects anew');
  });

  it('says what is wrong with the configuration, and tries again', async () => {
    const place = emptyPlace();
    const cordDesk = configured(place, { server: 'https://pbx.example' });
    await until(() => textOf(cordDesk).includes('is not the address of a phone server'), 'it says so');
    await expect(place).to.be.accessible();
    cordDesk.server = 'wss://pbx.example/ws';
    await until(() => cordDesk.desk && textOf(cordDesk) === '', 'it connects, and is quiet');
  });

  it('takes a ready desk, even before it is defined or on the page', async () => {
    const { desk } = await createSim();
    const early = document.createElement('early-desk') as CordDeskElement;
    early.desk = desk;
    const place = emptyPlace();
    place.append(early, document.createElement('cord-calls'));
    customElements.define('early-desk', class extends (customElements.get('cord-desk') as typeof CordDeskElement) {});
    await settle(place);
    expect(early.desk).to.equal(desk);
    expect(textOf(place.querySelector('cord-calls')!)).to.include('Ready to receive.');
  });

  it('turns what happens into events that cross shadow roots', async () => {
    const { sim, place } = await simPage(nothing);
    const heard: string[] = [];
    for (const type of ['cord-line-changed', 'cord-status-changed', 'cord-call-started', 'cord-call-answered', 'cord-call-ended', 'cord-call-changed'] as const) {
      place.addEventListener(type, (event) => heard.push(`${event.type} ${'call' in event ? event.call.status : 'agent' in event ? event.agent.status : event.line.status} ${event.composed}`));
    }
    const callId = sim.line.ring(ada);
    await sim.desk.send({ type: 'answer', callId });
    sim.line.ends(callId);
    sim.line.loses();
    expect(heard).to.deep.equal([
      'cord-call-started ringing true', 'cord-status-changed busy true', 'cord-call-changed answering true', 'cord-call-changed active true',
      'cord-call-answered active true', 'cord-status-changed ready true', 'cord-call-changed ended true', 'cord-call-ended ended true', 'cord-line-changed connecting true',
    ]);
  });

  it('tells a screen reader each change once, and not the seconds', async () => {
    const { sim, cordDesk } = await simPage(nothing);
    const region = cordDesk.shadowRoot!.getElementById('said')!;
    expect(region.getAttribute('aria-live')).to.equal('polite');
    const callId = sim.line.ring(ada);
    await until(() => region.textContent === 'Incoming call from Ada Lovelace', 'it says so, as soon as it can speak');
    await sim.desk.send({ type: 'answer', callId });
    expect(region.textContent).to.equal('Talking to Ada Lovelace');
    sim.line.quality(callId, { mos: 4 });
    expect(region.textContent).to.equal('Talking to Ada Lovelace');
    await sim.desk.send({ type: 'hold', callId });
    expect(region.textContent).to.equal('Ada Lovelace is on hold');
    sim.line.ends(callId, { cause: 'network', by: 'network' });
    expect(region.textContent).to.equal('Ada Lovelace: Connection lost');
  });

  it('gives the focus of a notice that is dismissed back to where it came from', async () => {
    const { sim, cordDesk, place } = await simPage(html`<input>`);
    const input = place.querySelector('input')!;
    const region = cordDesk.shadowRoot!.getElementById('said')!;
    sim.line.ring(ada);
    await until(() => region.textContent, 'it can speak');
    await sim.desk.send({ type: 'send-tones', callId: 'none', tones: '1' });
    await until(() => cordDesk.shadowRoot!.querySelector('[part=dismiss]'), 'it went wrong');
    input.focus();
    button(cordDesk, 'dismiss').focus();
    button(cordDesk, 'dismiss').click();
    await until(() => !cordDesk.shadowRoot!.querySelector('[part=dismiss]'), 'it is dismissed');
    await until(() => document.activeElement === input, 'the focus is back');
  });

  for (const scheme of ['light', 'dark'] as Scheme[]) {
    it(`shows all problems accessibly, ${scheme}`, async () => {
      const { sim, cordDesk, place } = await simPage(nothing, async ({ desk, line, audio }) => {
        line.ring(ada);
        audio.blockRing();
        audio.ailment = { code: 'microphone-blocked', message: 'Your microphone is blocked for this site.' };
        await audio.checkMicrophone();
        await desk.send({ type: 'send-tones', callId: 'none', tones: '1' });
        line.refuses({ code: 'credentials', message: 'The phone server refused the password.' });
      }, { scheme });
      const text = textOf(cordDesk);
      for (const words of ['muted the ring', 'microphone is blocked', 'no call none', 'refused the password']) expect(text).to.include(words);
      await expect(place).to.be.accessible();
      button(cordDesk, 'dismiss').click();
      await until(() => !textOf(cordDesk).includes('no call none'), 'it goes');
      sim.audio.ailment = undefined;
      cordDesk.shadowRoot!.querySelectorAll<HTMLElement>('[part=cure]')[1]!.click();
      await until(() => !textOf(cordDesk).includes('microphone is blocked'), 'it is cured');
    });
  }

  it('says why there are no queues, and tries them again without touching the line', async () => {
    const { sim, cordDesk, place } = await simPage(nothing, ({ centre }) => centre.refuses({ code: 'bad-origin', message: 'The bridge does not serve this page.' }), { centre: {} });
    expect(textOf(cordDesk)).to.include('The bridge does not serve this page.');
    button(cordDesk, 'cure').click();
    await settle(place);
    expect([textOf(cordDesk), sim.line.asked]).to.deep.equal(['', ['connect']]);
  });

  it('asks for the password where there are no credentials, and forgets it at once', async () => {
    const { sim, cordDesk, place } = await simPage(nothing, ({ line }) => line.refuses({ code: 'credentials', message: 'Wrong password.' }));
    const sent: unknown[] = [];
    const { send } = sim.desk;
    (sim.desk as { send: typeof send }).send = (command) => { sent.push(command); return send(command); };
    const field = cordDesk.shadowRoot!.querySelector<HTMLInputElement>('input[type=password]')!;
    expect(field.autocomplete).to.equal('current-password');
    field.value = 's3cret';
    button(cordDesk, 'cure').click();
    expect(sent).to.deep.equal([{ type: 'connect', password: 's3cret' }]);
    expect(field.value).to.equal('');
    await until(() => textOf(cordDesk) === '', 'it is signed in');
    cordDesk.credentials = '/api/sip';
    sim.line.refuses({ code: 'credentials', message: 'Wrong password.' });
    await settle(place);
    expect(cordDesk.shadowRoot!.querySelector('input')).to.equal(null);
    button(cordDesk, 'cure').click();
    await until(() => textOf(cordDesk) === '', 'it tried again');
  });

  it('mentions a lost line only after a while', async () => {
    const now = Date.now;
    try {
      const { sim, cordDesk, place } = await simPage(nothing);
      sim.line.loses();
      await settle(place);
      expect(textOf(cordDesk)).to.equal('');
      Date.now = () => now() + 4_000;
      await until(() => textOf(cordDesk).includes('Reconnecting…'), 'it says so');
    } finally {
      Date.now = now;
    }
  });

  it('says what can be done while it reconnects in a call, and once that the line is back', async () => {
    const now = Date.now;
    try {
      const { sim, cordDesk, place } = await simPage(nothing, talking);
      const region = cordDesk.shadowRoot!.getElementById('said')!;
      sim.line.loses();
      sim.line.comesBack();
      await settle(place);
      expect(cordDesk.shadowRoot!.querySelector('.notice'), 'a hiccup is not worth a word').to.equal(null);
      sim.line.loses();
      Date.now = () => now() + 4_000;
      await until(() => region.textContent.includes('Your call goes on: you can talk, mute, press keys and end it.'), 'it says so');
      expect(cordDesk.shadowRoot!.querySelector('.notice')!.hasAttribute('role'), 'it is said once').to.equal(false);
      await expect(place).to.be.accessible();
      sim.line.comesBack();
      await until(() => region.textContent === 'The line is back.', 'so is the good news');
      expect(cordDesk.shadowRoot!.querySelector('.notice')!.textContent).to.include('The line is back.');
      Date.now = () => now() + 9_000;
      await until(() => !cordDesk.shadowRoot!.querySelector('.notice'), 'it goes by itself');
    } finally {
      Date.now = now;
    }
  });

  it('tells of a call that is taken up', async () => {
    const { sim, cordDesk } = await simPage(nothing);
    const region = cordDesk.shadowRoot!.getElementById('said')!;
    const callId = sim.line.leftBehind(ada);
    await until(() => region.textContent === 'Picking up your call with Ada Lovelace again', 'it says so, as soon as it can speak');
    sim.line.recovered(callId);
    expect(region.textContent).to.equal('Talking to Ada Lovelace');
    sim.line.ends(sim.line.leftBehind({ number: '1002', name: 'Grace' }), { cause: 'lost', by: 'network' });
    expect(region.textContent).to.equal('Grace: The call was lost');
  });

  it('says once, and quietly, that this browser cannot share the phone', async () => {
    const { cordDesk, place } = await simPage(nothing, () => {}, { tab: { role: 'alone', front: true, lonely: 'unsupported' } });
    expect(textOf(cordDesk)).to.include('cannot share the phone between tabs');
    expect(cordDesk.shadowRoot!.querySelector('[role=alert]')).to.equal(null);
    await expect(place).to.be.accessible();
    button(cordDesk, 'dismiss').click();
    await until(() => !cordDesk.shadowRoot!.querySelector('.notice'), 'it is understood');
  });

  it('shows markup in a problem as text', async () => {
    const { cordDesk } = await simPage(nothing, ({ line }) => line.refuses({ code: 'rejected', message: '<b onclick=x>no</b>' }));
    expect(textOf(cordDesk)).to.include('<b onclick=x>');
    expect(cordDesk.shadowRoot!.querySelector('b')).to.equal(null);
  });

  it('leaves a desk that was handed in alone when it goes', async () => {
    const { sim, cordDesk } = await simPage(html`<cord-calls></cord-calls>`, talking);
    cordDesk.remove();
    await settle(document);
    expect(sim.desk.state.calls[0]!.status).to.equal('active');
  });
});
