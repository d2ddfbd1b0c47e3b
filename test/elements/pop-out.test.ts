import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/agent-status.js';
import '../../src/define/calls.js';
import '../../src/define/dialer.js';
import '../../src/define/pop-out.js';
import { clockListeners } from '../../src/elements/page-clock.js';
import type { CordPopOutElement } from '../../src/elements/pop-out/pop-out-element.js';
import { ada, ringing, talking } from '../../stories/on-sim.js';
import { button, clearPage, settle, simPage, textOf, until, type Scheme, type SimPage } from './sim-page.js';

const content = html`<cord-pop-out></cord-pop-out>`;
const popOutOf = (place: HTMLElement): CordPopOutElement => place.querySelector('cord-pop-out')!;

/** Stands in for windows, which a test cannot open without a hand on the mouse: a document of its own, with style sheets of its own. */
function frame(): HTMLIFrameElement & { readonly contentWindow: Window } {
  const made = document.body.appendChild(document.createElement('iframe'));
  made.width = '360';
  made.height = '700';
  return made as HTMLIFrameElement & { readonly contentWindow: Window };
}

const { open } = window;
const pictures = Object.getOwnPropertyDescriptor(window, 'documentPictureInPicture');

/** What the page opens windows with from now on. */
function opens(view: Window | null): string[][] {
  const asked: string[][] = [];
  Object.defineProperty(window, 'documentPictureInPicture', { value: undefined, configurable: true });
  window.open = (...details: unknown[]) => { asked.push(details.map(String)); return view; };
  return asked;
}

async function poppedOut(page: SimPage): Promise<{ readonly view: Window; readonly inside: (tag: string) => HTMLElement }> {
  const view = frame().contentWindow;
  opens(view);
  button(popOutOf(page.place), 'button').click();
  await until(() => view.document.body.childElementCount, 'it is furnished');
  await settle(view.document);
  return { view, inside: (tag) => view.document.querySelector<HTMLElement>(tag)! };
}

describe('<cord-pop-out>', () => {
  afterEach(async () => {
    window.open = open;
    if (pictures) Object.defineProperty(window, 'documentPictureInPicture', pictures);
    else Reflect.deleteProperty(window, 'documentPictureInPicture');
    for (const one of document.querySelectorAll('iframe')) one.remove();
    await clearPage();
  });

  for (const scheme of ['light', 'dark'] as Scheme[]) {
    it(`is accessible, ${scheme}`, async () => {
      const { place } = await simPage(content, talking, { scheme });
      await expect(place).to.be.accessible();
      opens(null);
      button(popOutOf(place), 'button').click();
      await until(() => textOf(popOutOf(place)).includes('Allow pop-ups for this site'), 'it says what to do');
      await expect(place).to.be.accessible();
    });
  }

  it('shows the same desk in a window, with styles and looks of its own', async () => {
    const page = await simPage(content, talking);
    page.place.style.setProperty('--cord-good', 'rgb(1, 2, 3)');
    const { inside, view } = await poppedOut(page);
    expect(textOf(inside('cord-calls').shadowRoot!.querySelector('cord-call')!)).to.include('Talking').and.include('Ada Lovelace');
    expect(view.getComputedStyle(inside('cord-calls').shadowRoot!.querySelector('.calls')!).flexDirection).to.equal('column');
    expect(view.getComputedStyle(inside('cord-calls').shadowRoot!.querySelector('cord-call')!.shadowRoot!.querySelector('.status')!).color).to.equal('rgb(1, 2, 3)');
    expect(view.document.title).to.equal(document.title);
    expect(popOutOf(page.place).matches(':state(open)')).to.equal(true);
  });

  it('has what the page says of parts there, too, and nothing else of the page', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      p { color: red }
      cord-dialer, cord-calls::part(hold) { outline: 3px solid rgb(1, 2, 3) }
      @media (min-width: 1px) { body { margin: 99px } cord-calls::part(mute) { display: none } }
      @media (max-width: 1px) { cord-calls::part(hang-up) { display: none } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    try {
      const { inside, view } = await poppedOut(await simPage(content, talking));
      const call = inside('cord-calls').shadowRoot!.querySelector('cord-call')!;
      const look = (part: string): CSSStyleDeclaration => view.getComputedStyle(button(call, part));
      expect([look('hold').outlineWidth, look('mute').display, look('hang-up').display === 'none']).to.deep.equal(['3px', 'none', false]);
      expect(view.getComputedStyle(inside('cord-dialer')).outlineWidth).to.equal('3px');
      expect([...view.document.adoptedStyleSheets].flatMap(({ cssRules }) => [...cssRules]).map(({ cssText }) => cssText).join()).not.to.match(/red|99px/);
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    }
  });

  it('steers from there, and the page hears of it first', async () => {
    const page = await simPage(content, ringing);
    const { inside } = await poppedOut(page);
    const call = inside('cord-calls').shadowRoot!.querySelector('cord-call')!;
    const heard: string[] = [];
    page.place.addEventListener('cord-answer', (event) => { heard.push(event.callId); if (heard.length === 1) event.preventDefault(); });
    button(call, 'answer').click();
    expect(page.sim.line.asked).to.deep.equal(['connect']);
    button(call, 'answer').click();
    await until(() => textOf(call).includes('Talking'), 'it is answered');
    expect(heard).to.deep.equal(['sim-1', 'sim-1']);
    page.sim.line.ends('sim-1');
    await until(() => textOf(call).includes('They hung up'), 'what happens is shown');
  });

  it('has the menu of the status there too, styles that come later included', async () => {
    const page = await simPage(content, talking);
    const { inside, view } = await poppedOut(page);
    const status = inside('cord-agent-status');
    button(status, 'status').click();
    await until(() => status.shadowRoot!.querySelector('[part=today]'), 'its panel has come');
    expect(view.getComputedStyle(status.shadowRoot!.querySelector('dl')!).marginTop).to.equal('0px');
  });

  it('leaves nothing behind when the window is closed', async () => {
    const before = clockListeners();
    const page = await simPage(content, talking);
    const { view } = await poppedOut(page);
    expect(clockListeners()).to.be.above(before);
    view.dispatchEvent(new Event('pagehide'));
    await until(() => !popOutOf(page.place).matches(':state(open)'), 'it is closed');
    expect(view.document.body.childElementCount).to.equal(0);
    expect(clockListeners()).to.equal(before);
    expect(page.sim.desk.state.calls[0]!.status, 'the call goes on').to.equal('active');
  });

  it('shows what it is told to', async () => {
    const page = await simPage(html`<cord-pop-out elements=" cord-calls "></cord-pop-out>`, ({ line }) => void line.ring(ada));
    const { view } = await poppedOut(page);
    expect([...view.document.body.children].map(({ localName }) => localName)).to.deep.equal(['cord-calls']);
  });

  it('opens a page of the host instead, once', async () => {
    const { place } = await simPage(html`<cord-pop-out page="/phone.html"></cord-pop-out>`, talking);
    const view = { location: { href: 'about:blank' }, focused: 0, focus() { this.focused += 1; } };
    const asked = opens(view as unknown as Window);
    button(popOutOf(place), 'button').click();
    button(popOutOf(place), 'button').click();
    await until(() => view.focused === 2, 'it is in front');
    expect(view.location.href).to.equal(new URL('/phone.html', location.href).href);
    expect(asked.map(([address, name]) => [address, name])).to.deep.equal([['', 'cordboard'], ['', 'cordboard']]);
  });
});
