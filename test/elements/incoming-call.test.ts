import { expect } from '@open-wc/testing';
import { html, nothing } from 'lit';
import '../../src/define/calls.js';
import '../../src/define/incoming-call.js';
import type { CordIncomingCallElement } from '../../src/elements/incoming-call/incoming-call-element.js';
import { setLanguage } from '../../src/i18n/index.js';
import { ada, another, grace, ringing } from '../../stories/on-sim.js';
import { button, clearPage, settle, simPage, textOf, until, type Scheme } from './sim-page.js';

const content = html`<cord-incoming-call></cord-incoming-call>`;
const incomingOf = (place: HTMLElement): CordIncomingCallElement => place.querySelector('cord-incoming-call')!;
const dialogs = (place: HTMLElement): HTMLElement[] => [...incomingOf(place).shadowRoot!.querySelectorAll<HTMLElement>('[role=dialog]')];

describe('<cord-incoming-call>', () => {
  const title = document.title;
  afterEach(async () => {
    await clearPage();
    await setLanguage(undefined);
    expect(document.title).to.equal(title);
  });

  for (const scheme of ['light', 'dark'] as Scheme[]) {
    it(`is accessible, ${scheme}`, async () => {
      const { sim, place } = await simPage(content, ringing, { scheme });
      sim.line.ring({ number: 'anonymous' });
      await settle(place);
      await expect(place).to.be.accessible();
    });
  }

  for (const language of ['en', 'de', 'fr', 'es', 'pt']) {
    it(`leaves room around the words of its buttons, however narrow the window: ${language}`, async () => {
      await setLanguage(language);
      const { place } = await simPage(content, ringing);
      const stack = incomingOf(place).shadowRoot!.querySelector<HTMLElement>('.stack')!;
      for (const width of [280, 300, 320, 360, 392]) {
        stack.style.inlineSize = `${width}px`;
        for (const part of ['reject', 'answer']) {
          const answer = button(incomingOf(place), part);
          const [box, words] = [answer, answer.querySelector('span')!].map((one) => one.getBoundingClientRect()) as [DOMRect, DOMRect];
          expect(Math.min(words.left - box.left, box.right - words.right), `${part} at ${width} px`).to.be.at.least(8);
          expect(words.height, `${part} at ${width} px`).to.be.below(30);
        }
      }
    });
  }

  it('is not there while nothing rings', async () => {
    const { place } = await simPage(content);
    expect(incomingOf(place).shadowRoot!.childElementCount).to.equal(0);
  });

  it('shows who rings and why, above the page, and takes no focus', async () => {
    const input = document.body.appendChild(document.createElement('input'));
    input.focus();
    const { place } = await simPage(content, ringing);
    expect(textOf(incomingOf(place))).to.include('Ada Lovelace').and.include('+15550100').and.include('Orders');
    expect(incomingOf(place).shadowRoot!.querySelector('.stack')!.matches(':popover-open')).to.equal(true);
    expect(document.activeElement).to.equal(input);
    expect(incomingOf(place).matches(':state(ringing)')).to.equal(true);
    input.remove();
  });

  it('leaves the focus, if it was there, to the call; without calls on the page, to where it came from', async () => {
    for (const calls of [true, false]) {
      const { sim, place } = await simPage(html`<input><cord-incoming-call></cord-incoming-call>${calls ? html`<cord-calls></cord-calls>` : nothing}`);
      const input = place.querySelector('input')!;
      input.focus();
      sim.line.ring(ada);
      await settle(place);
      button(incomingOf(place), 'answer').focus();
      button(incomingOf(place), 'answer').click();
      await until(() => !dialogs(place).length, 'nothing rings');
      await until(() => document.activeElement === (calls ? place.querySelector('cord-calls') : input), 'it is there');
      await clearPage();
    }
  });

  it('answers and declines, one of several', async () => {
    const { sim, place } = await simPage(content, another);
    sim.line.ring({ number: '1004' });
    await settle(place);
    expect(dialogs(place)).to.have.length(2);
    dialogs(place)[1]!.querySelector<HTMLElement>('[part=reject]')!.click();
    expect(sim.line.asked.at(-1)).to.equal('reject sim-3');
    button(incomingOf(place), 'answer').click();
    await until(() => sim.line.asked.includes('answer sim-2'), 'it is answered once the other waits');
    await until(() => !dialogs(place).length, 'nothing rings');
  });

  it('can be cancelled', async () => {
    const { sim, place } = await simPage(content, ringing);
    for (const type of ['cord-answer', 'cord-reject'] as const) document.addEventListener(type, (event) => event.preventDefault(), { once: true });
    button(incomingOf(place), 'answer').click();
    button(incomingOf(place), 'reject').click();
    expect(sim.line.asked).to.deep.equal(['connect']);
  });

  it('lets the title take turns, and restores it exactly', async () => {
    const { sim, place } = await simPage(content, ringing);
    expect(document.title).to.equal('Ada Lovelace is calling');
    await until(() => document.title === title, 'its turn');
    await until(() => document.title !== title, 'the other turn');
    sim.line.ends('sim-1');
    await settle(place);
    expect(document.title).to.equal(title);
  });

  it('keeps a title that the page set meanwhile', async () => {
    const { sim, place } = await simPage(content, ringing);
    document.title = 'Order 7';
    sim.line.ends('sim-1');
    await settle(place);
    expect(document.title).to.equal('Order 7');
    document.title = title;
  });

  it('restores the title when it is removed while something rings', async () => {
    const { place } = await simPage(content, ringing);
    incomingOf(place).remove();
    await until(() => document.title === title, 'restored');
  });

  it('leaves the title alone if asked to', async () => {
    await simPage(html`<cord-incoming-call no-title></cord-incoming-call>`, ringing);
    expect(document.title).to.equal(title);
  });

  it('notifies while the page is hidden, once a call, and takes it back', async () => {
    const shown: string[] = [];
    const closed: string[] = [];
    class Fake { static permission = 'granted'; constructor(readonly title: string) { shown.push(title); } close(): void { closed.push(this.title); } }
    const { Notification } = globalThis;
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    Object.assign(globalThis, { Notification: Fake });
    try {
      const { sim, place } = await simPage(content, ringing);
      sim.line.ring(grace);
      await until(() => shown.length === 2, 'both are told');
      sim.line.ends('sim-1');
      await settle(place);
      expect([shown, closed]).to.deep.equal([[ada.name, grace.name], [ada.name]]);
    } finally {
      Object.assign(globalThis, { Notification });
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('shows markup as text, and a name of 10 kB in its place', async () => {
    const { place } = await simPage(content, ({ line }) => void line.ring({ number: '1', name: `<b>${'x'.repeat(10_000)}` }));
    expect(incomingOf(place).shadowRoot!.querySelector('b')).to.equal(null);
    expect(dialogs(place)[0]!.offsetHeight).to.be.below(260);
    expect(dialogs(place)[0]!.scrollWidth).to.be.at.most(dialogs(place)[0]!.clientWidth);
  });
});
