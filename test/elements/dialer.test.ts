import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/define/dialer.js';
import type { CordDialEvent } from '../../src/elements/dialer/dialer-events.js';
import type { CordDialerElement } from '../../src/elements/dialer/dialer-element.js';
import { loadPhoneRules } from '../../src/phone-number/index.js';
import type { SimOptions } from '../../src/sim/index.js';
import type { Script } from '../../stories/on-sim.js';
import { button, clearPage, emptyPlace, isEnabled, settle, simPage, textOf, until, type Scheme, type SimPage } from './sim-page.js';

const contacts = [
  { name: 'Alan Turing', number: '+44 20 7946 0018' },
  { name: 'Annie Easley', number: '(415) 555-0142' },
  { name: 'Zoë Example', number: 'sip:zoe@pbx.example' },
];
const recents: NonNullable<SimOptions['recents']> = [
  { number: '1002', name: 'Grace Hopper', direction: 'incoming', missed: true, at: 2 },
  { number: '4155550100', direction: 'outgoing', missed: false, at: 1 },
];

interface Page extends SimPage {
  readonly dialer: CordDialerElement;
  readonly input: HTMLInputElement;
}

async function dialerPage(script: Script = () => {}, options: Parameters<typeof simPage>[2] = { recents }): Promise<Page> {
  await loadPhoneRules();
  const page = await simPage(html`<cord-dialer region="US" .contacts=${contacts}></cord-dialer>`, script, options);
  const dialer = page.place.querySelector('cord-dialer')!;
  await settle(page.place);
  return { ...page, dialer, input: dialer.shadowRoot!.querySelector('input')! };
}

async function typed(text: string, { input }: Page): Promise<void> {
  input.focus();
  for (const key of text) await sendKeys({ press: key }); // WebKit's driver loses the second of two same keys that are typed at once
}

const press = (...keys: readonly string[]): Promise<void> => keys.reduce((before, key) => before.then(() => sendKeys({ press: key })), Promise.resolve());
const options = ({ dialer }: Page): string[] => [...dialer.shadowRoot!.querySelectorAll('[role=option] .who')].map((one) => one.textContent.replace(/\s+/g, ' ').trim());
const isOpen = ({ input }: Page): boolean => input.getAttribute('aria-expanded') === 'true';
const noteOf = ({ dialer }: Page): string => dialer.shadowRoot!.querySelector('.note')!.textContent.trim();
const dials = ({ sim }: SimPage): string[] => sim.line.asked.filter((one) => one.startsWith('dial'));
const key = ({ dialer }: Page, name: string): HTMLButtonElement => dialer.shadowRoot!.querySelector(`[data-key="${name}"]`)!;

function paste({ input }: Page, text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  return input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

describe('<cord-dialer>', () => {
  afterEach(clearPage);

  const moments: Record<string, (page: Page) => unknown> = {
    'empty': () => {},
    'a number': ({ dialer }) => { dialer.value = '+4930123456'; },
    'suggestions': async (page) => { await typed('a', page); await press('ArrowDown'); },
    'no number': async (page) => { await typed('nobody', page); await press('Enter'); },
    'not connected': ({ sim }) => sim.line.loses(),
    'refused': ({ sim }) => sim.line.refuses({ code: 'credentials', message: 'The phone server did not accept your password.' }),
  };
  for (const scheme of ['light', 'dark'] as Scheme[]) {
    for (const [moment, play] of Object.entries(moments)) {
      it(`is accessible: ${moment}, ${scheme}`, async () => {
        const page = await dialerPage(() => {}, { recents, scheme, width: moment === 'empty' ? 720 : 300 });
        await play(page);
        await settle(page.place);
        await expect(page.place).to.be.accessible();
      });
    }
  }

  it('says so where there is no desk', async () => {
    const place = emptyPlace();
    const alone = place.appendChild(document.createElement('cord-dialer'));
    await until(() => textOf(alone).includes('<cord-desk>'), 'it asks for a desk');
  });

  it('groups a number while it is typed, and dials the digits', async () => {
    const page = await dialerPage();
    await typed('4155550199', page);
    expect(page.input.value).to.equal('(415) 555-0199');
    await press('Enter');
    await until(() => page.input.value === '', 'the field is empty again');
    expect(dials(page)).to.deep.equal(['dial 4155550199']);
  });

  it('keeps the caret behind its digit', async () => {
    const page = await dialerPage();
    await typed('4155550199', page);
    page.input.setSelectionRange(3, 3);
    await sendKeys({ type: '9' });
    expect(page.input.value.replace(/\D/g, '')).to.equal('41955550199');
    expect(page.input.value.slice(0, page.input.selectionStart!).replace(/\D/g, '')).to.equal('419');
    await press('Backspace');
    expect(page.input.value).to.equal('(415) 555-0199');
    page.input.setSelectionRange(6, 6);
    await press('Backspace');
    expect(page.input.value.replace(/\D/g, '')).to.equal('415550199');
  });

  it('cleans what is pasted', async () => {
    const page = await dialerPage();
    expect(paste(page, 'Tel.: +49 (0) 30 / 12 34 56')).to.equal(false);
    await settle(page.place);
    expect(page.input.value).to.equal('+49 30 123456');
    expect(page.dialer.shadowRoot!.querySelector('.region')!.textContent).to.include('DE +49');
    paste(page, 'sip:bob@pbx.example');
    await settle(page.place);
    button(page.dialer, 'call').click();
    expect(dials(page)).to.deep.equal(['dial sip:bob@pbx.example']);
    expect(paste(page, 'Anna'), 'a name is pasted as it is').to.equal(true);
  });

  it('shows the country of a number', async () => {
    const page = await dialerPage();
    const region = (): string => page.dialer.shadowRoot!.querySelector('.region')!.textContent.replace(/\s+/g, ' ').trim();
    await until(() => region() === 'US +1', 'its own first');
    page.dialer.value = '+442079460958';
    await until(() => region() === 'GB +44', 'then the number\'s');
    page.dialer.value = 'sip:bob@pbx.example';
    await until(() => region() === 'SIP', 'an address has none');
  });

  it('takes keys by pointer and keyboard; a long press of 0 is +', async () => {
    const page = await dialerPage();
    for (const name of ['4', '2', '#']) key(page, name).click();
    expect(page.input.value).to.equal('42#');
    key(page, '4').focus();
    await press('1', '*', 'Backspace', 'Enter');
    expect(page.input.value).to.equal('42#14');
    page.dialer.value = '';
    await settle(page.place);
    await hold(key(page, '0'));
    expect(page.input.value).to.equal('+');
    key(page, '0').click();
    expect(page.input.value).to.equal('+0');
    expect(getComputedStyle(page.dialer.shadowRoot!.querySelector('.keypad')!).direction).to.equal('ltr');
  });

  it('deletes one, and all when held', async () => {
    const page = await dialerPage();
    page.dialer.value = '12345';
    await settle(page.place);
    button(page.dialer, 'delete').click();
    expect(page.input.value).to.equal('1234');
    await hold(button(page.dialer, 'delete'));
    expect(page.input.value).to.equal('');
  });

  it('suggests by name and by digits', async () => {
    const page = await dialerPage();
    await typed('a', page);
    expect(options(page)).to.deep.equal(['Alan Turing +44 20 7946 0018', 'Annie Easley (415) 555-0142']);
    await press('Backspace');
    await typed('555', page);
    expect(options(page)).to.deep.equal(['(415) 555-0100', 'Annie Easley (415) 555-0142']);
    await press('Escape');
    expect(isOpen(page)).to.equal(false);
    expect(page.input.value, 'Escape keeps the text').to.equal('555');
  });

  it('picks with arrows and Enter, then calls with Enter', async () => {
    const page = await dialerPage();
    await typed('zoe', page);
    await press('ArrowDown');
    const active = page.input.getAttribute('aria-activedescendant')!;
    expect(page.dialer.shadowRoot!.getElementById(active)!.getAttribute('aria-selected')).to.equal('true');
    await press('Enter');
    expect(page.input.value).to.equal('sip:zoe@pbx.example');
    expect(isOpen(page)).to.equal(false);
    await settle(page.place);
    expect(noteOf(page)).to.equal('Zoë Example');
    expect(dials(page)).to.deep.equal([]);
    await press('Enter');
    expect(dials(page)).to.deep.equal(['dial sip:zoe@pbx.example']);
  });

  it('offers recent calls on an empty field', async () => {
    const page = await dialerPage();
    page.input.focus();
    await press('ArrowUp');
    expect(options(page)).to.deep.equal(['Grace Hopper 1002', '(415) 555-0100']);
    page.dialer.shadowRoot!.querySelector<HTMLElement>('[role=option]')!.click();
    expect(page.input.value).to.equal('1002');
  });

  it('redials: first fills in, then calls', async () => {
    const page = await dialerPage();
    expect(noteOf(page)).to.include('Call redials').and.include('(415) 555-0100');
    button(page.dialer, 'call').click();
    expect(page.input.value).to.equal('(415) 555-0100');
    expect(dials(page)).to.deep.equal([]);
    button(page.dialer, 'call').click();
    expect(dials(page)).to.deep.equal(['dial 4155550100']);
  });

  it('says that a name is no number, and keeps it', async () => {
    const page = await dialerPage();
    await typed('nobody', page);
    await press('Enter');
    await settle(page.place);
    expect(noteOf(page)).to.equal('“nobody” is not a number. Type digits, or pick somebody from the list.');
    expect(page.input.getAttribute('aria-invalid')).to.equal('true');
    expect(page.input.value).to.equal('nobody');
    await sendKeys({ type: '!' });
    expect(page.input.getAttribute('aria-invalid')).to.equal(null);
    expect(dials(page)).to.deep.equal([]);
  });

  it('calls nobody while the phone is not connected, and says why', async () => {
    const page = await dialerPage(({ line }) => line.loses());
    expect(isEnabled(button(page.dialer, 'call'))).to.equal(false);
    expect(page.dialer.matches(':state(hindered)')).to.equal(true);
    expect(noteOf(page)).to.include('Reconnecting. You can call in a moment.');
    await typed('1002', page);
    await press('Enter');
    expect(page.input.value).to.equal('1002');
    expect(dials(page)).to.deep.equal([]);
    await page.sim.desk.send({ type: 'connect' });
    await until(() => isEnabled(button(page.dialer, 'call')), 'it can call again');
  });

  it('shows in words why a call failed, and keeps the number', async () => {
    const page = await dialerPage(({ line }) => line.fail('dial', { code: 'no-microphone', message: 'No microphone is plugged in.' }));
    page.dialer.value = '1002';
    await settle(page.place);
    button(page.dialer, 'call').click();
    await until(() => noteOf(page) === 'No microphone is plugged in.', 'it says so');
    expect(page.input.value).to.equal('1002');
  });

  it('asks the page before it dials', async () => {
    const page = await dialerPage();
    let asked: CordDialEvent | undefined;
    page.place.addEventListener('cord-dial', (event) => { asked = event; event.preventDefault(); });
    page.dialer.value = '(415) 555-0100';
    await settle(page.place);
    button(page.dialer, 'call').click();
    expect(asked!.to).to.equal('4155550100');
    await settle(page.place);
    expect(dials(page)).to.deep.equal([]);
    expect(page.input.value, 'nothing is lost').to.equal('(415) 555-0100');
  });

  it('shows names as text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const page = await dialerPage(() => {}, { recents: [{ number: '1002', name, direction: 'incoming', missed: false, at: 1 }] });
    expect(page.dialer.shadowRoot!.querySelector('img')).to.equal(null);
    expect(textOf(page.dialer)).to.include(name);
  });
});

async function hold(target: HTMLElement): Promise<void> {
  const { x, y, width, height } = target.getBoundingClientRect();
  await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
  await sendMouse({ type: 'down' });
  await new Promise((resolve) => { setTimeout(resolve, 600); });
  await resetMouse();
}
