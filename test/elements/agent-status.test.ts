import { expect } from '@open-wc/testing';
import type { CordStatusChangeEvent } from '../../src/elements/agent-status/agent-status-events.js';
import { placePopup } from '../../src/elements/agent-status/place-popup.js';
import { clockListeners } from '../../src/elements/page-clock.js';
import { ada, type Script } from '../../stories/on-sim.js';
import { dot, focused, focusedText, isOpen, items, lunch, onCall, open, press, queues, statusPage, words, type StatusPage } from './agent-status-page.js';
import { button, clearPage, emptyPlace, settle, textOf, until, type Scheme } from './sim-page.js';

const refused: Script = ({ line }) => line.refuses({ code: 'credentials', message: 'The phone server did not accept your password.' });
const working: Script = async (sim) => { await onCall(sim); sim.line.ends('sim-1'); };
const work = { afterCallWork: 30 };
const choose = (page: StatusPage, word: string): void => items(page).find((item) => item.textContent.trim() === word)!.click();

describe('<cord-agent-status>', () => {
  afterEach(clearPage);

  const moments: Record<string, readonly [Script, object?]> = {
    ready: [() => {}], lunch: [lunch], refused: [refused], 'on a call': [onCall], 'after-call work': [working, work], queues: [() => {}, { centre: { queues } }],
    next: [async (sim) => { await onCall(sim); await lunch(sim); }],
    offline: [({ desk }) => desk.send({ type: 'set-status', status: 'offline' })],
    connecting: [({ line }) => line.loses()],
    stale: [({ centre }) => centre.loses(), { centre: { queues } }],
  };
  for (const scheme of ['light', 'dark'] as Scheme[]) {
    for (const [moment, [script, options]] of Object.entries(moments)) {
      it(`is accessible: ${moment}, ${scheme}`, async () => {
        const page = await statusPage(script, { scheme, ...options });
        await expect(page.place).to.be.accessible();
        await open(page);
        await expect(page.place).to.be.accessible();
      });
    }
  }

  it('says so where there is no desk', async () => {
    const alone = emptyPlace().appendChild(document.createElement('cord-agent-status'));
    await until(() => textOf(alone).includes('<cord-desk>'), 'it asks for a desk');
  });

  it('shows the status and how long', async () => {
    const page = await statusPage(lunch);
    expect(words(page)).to.match(/^Status: Away, Lunch 0:0\d$/);
    expect(page.status.matches(':state(away)')).to.equal(true);
    await until(() => /0:0[1-9]/.test(words(page)), 'the time goes on');
  });

  it('changes the status from the menu', async () => {
    const page = await statusPage();
    button(page.status, 'status').click();
    await settle(page.place);
    expect(items(page).map((item) => item.textContent.trim())).to.deep.equal(['Ready', 'Lunch', 'Break', 'Training', 'Meeting', 'Offline']);
    expect(items(page).map((item) => item.getAttribute('aria-checked')).join(' ')).to.equal('true false false false false false');
    choose(page, 'Break');
    await until(() => words(page).includes('Break'), 'it is on a break');
    expect(page.sim.desk.state.agent).to.include({ status: 'away', reason: 'Break' });
    expect(isOpen(page)).to.equal(false);
  });

  it('goes off the line and comes back', async () => {
    const page = await statusPage();
    choose(page, 'Offline');
    await until(() => words(page).includes('Offline'), 'it is offline');
    expect(page.sim.line.asked.at(-1)).to.equal('disconnect');
    choose(page, 'Ready');
    await until(() => words(page).includes('Ready'), 'it is ready again');
    expect(page.sim.line.asked.at(-1)).to.equal('connect');
  });

  it('takes what comes after the call while there is one', async () => {
    const page = await statusPage(onCall);
    expect(words(page)).to.match(/^Status: On a call 0:0\d$/);
    expect(page.status.matches(':state(busy)')).to.equal(true);
    expect(dot(page)).to.equal('dot busy');
    await open(page);
    expect(textOf(page.status)).to.include('After this call');
    choose(page, 'Lunch');
    await until(() => words(page).includes('On a call, then Lunch'), 'it says what comes');
    expect(items(page).find((item) => item.ariaChecked === 'true')!.textContent).to.include('Lunch');
    page.sim.line.ends('sim-1');
    await until(() => /Away, Lunch 0:0\d$/.test(words(page)), 'it has come');
    expect(page.status.matches(':state(away)')).to.equal(true);
  });

  it('counts down the work after a call, until any choice ends it', async () => {
    const page = await statusPage(working, work);
    await until(() => /After-call work 0:(30|2\d) left$/.test(words(page)), 'it says how long it may take');
    expect(page.status.matches(':state(after-call-work)')).to.equal(true);
    const bar = page.status.shadowRoot!.querySelector<HTMLElement>('[part=left]')!;
    await until(() => parseFloat(bar.style.inlineSize) < 99, 'and shows it');
    await open(page);
    expect(textOf(page.status)).to.include('Finish after-call work');
    expect(focusedText(page)).to.equal('Ready');
    await press(page, 'Enter');
    await until(() => words(page).includes('Ready'), 'the one that is marked too');
    expect(page.sim.desk.state.agent.afterCallWork).to.equal(undefined);
  });

  it('is a menu for the keyboard', async () => {
    const page = await statusPage(lunch);
    button(page.status, 'status').focus();
    await press(page, 'Enter');
    expect(focusedText(page), 'Enter opens at what is chosen').to.equal('Lunch');
    await press(page, 'ArrowDown');
    expect(focusedText(page)).to.equal('Break');
    await press(page, 'End', 'ArrowDown');
    expect(focusedText(page), 'it goes round').to.equal('Ready');
    await press(page, 'm');
    expect(focusedText(page), 'a letter finds its word').to.equal('Meeting');
    await press(page, 'Escape');
    expect(isOpen(page)).to.equal(false);
    expect(focused(page)).to.equal(button(page.status, 'status'));
    await press(page, 'ArrowUp');
    expect(focusedText(page), 'up opens at the end').to.equal('Offline');
    await press(page, 'Home', 'Enter');
    await until(() => words(page).includes('Ready'), 'Enter chooses');
    expect(focused(page)).to.equal(button(page.status, 'status'));
  });

  it('lets Escape go where it has nothing to close', async () => {
    const page = await statusPage();
    let heard = 0;
    page.place.addEventListener('keydown', ({ key }) => { heard += Number(key === 'Escape'); });
    button(page.status, 'status').focus();
    await press(page, 'Enter', 'Escape');
    expect([isOpen(page), heard]).to.deep.equal([false, 0]);
    await press(page, 'Escape');
    expect(heard).to.equal(1);
  });

  it('closes when the focus goes elsewhere', async () => {
    const page = await statusPage();
    const elsewhere = page.place.appendChild(document.createElement('button'));
    await open(page);
    expect(isOpen(page)).to.equal(true);
    await press(page, 'Tab');
    expect(document.activeElement, 'without queues, Tab leaves').to.equal(elsewhere);
    expect(isOpen(page)).to.equal(false);
  });

  it('takes reasons of the house', async () => {
    const page = await statusPage();
    page.status.setAttribute('reasons', 'Coffee, Käsekuchen');
    await settle(page.place);
    expect(items(page).map((item) => item.textContent.trim())).to.deep.equal(['Ready', 'Coffee', 'Käsekuchen', 'Offline']);
    page.status.reasons = [];
    await settle(page.place);
    expect(items(page).map((item) => item.textContent.trim())).to.deep.equal(['Ready', 'Away', 'Offline']);
  });

  it('tells honestly how the line is', async () => {
    const page = await statusPage();
    page.sim.line.loses();
    await until(() => textOf(page.status).includes('Reconnecting…'), 'it is told');
    await refused(page.sim);
    await until(() => textOf(page.status).includes('no call can ring here'), 'so is the refusal');
    expect(dot(page)).to.equal('dot unreached');
  });

  it('says why it could not be changed', async () => {
    const page = await statusPage(({ line }) => void line.ring(ada));
    choose(page, 'Offline');
    await until(() => textOf(page.status).includes('You are in a call. End it, then go offline.'), 'it says so');
    expect(words(page)).to.include('Ready');
  });

  it('asks the page before', async () => {
    const page = await statusPage();
    let asked: CordStatusChangeEvent | undefined;
    page.place.addEventListener('cord-status-change', (event) => { asked = event; event.preventDefault(); });
    choose(page, 'Lunch');
    await settle(page.place);
    expect(asked).to.include({ status: 'away', reason: 'Lunch', queue: undefined });
    expect(page.sim.desk.state.agent.status).to.equal('ready');
    asked = undefined;
    choose(page, 'Ready');
    expect(asked, 'the one there is needs no asking').to.equal(undefined);
  });

  it('leaves nothing behind', async () => {
    const page = await statusPage(() => {}, { centre: { queues } });
    await open(page);
    expect(clockListeners()).to.be.greaterThan(0);
    page.status.remove();
    await settle(page.place);
    page.cordDesk.remove();
    await until(() => clockListeners() === 0, 'no clock');
    let updates = 0;
    page.status.requestUpdate = () => { updates += 1; };
    page.sim.centre.loses();
    await lunch(page.sim);
    expect(updates, 'nobody listens to the desk').to.equal(0);
  });

  for (const [where, inset, dir] of [['top left', '0 auto auto 0', 'ltr'], ['top right', '0 0 auto auto', 'rtl'], ['bottom right', 'auto 0 0 auto', 'ltr'], ['middle', '45% auto auto 45%', 'rtl']] as const) {
    it(`is seen whole: ${where}, ${dir}`, async () => {
      const page = await statusPage(async (sim) => { await onCall(sim); await lunch(sim); }, { centre: { queues } });
      page.status.dir = dir;
      page.status.style.cssText = `position: fixed; inset: ${inset}`;
      await open(page);
      const popup = page.status.shadowRoot!.querySelector('.popup')!;
      const { left, top, right, bottom } = popup.getBoundingClientRect();
      expect(left >= 8 && top >= 0 && right <= innerWidth - 8 && bottom <= innerHeight, [left, top, right, bottom].join(' ')).to.equal(true);
      expect(popup.scrollWidth, 'nothing sticks out').to.equal(popup.clientWidth);
    });
  }

  it('finds room for its popup in a narrow window', () => {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'inline-size: 280px; block-size: 400px; border: 0';
    const { body } = emptyPlace().appendChild(frame).contentDocument!;
    const control = body.appendChild(document.createElement('div'));
    const popup = control.appendChild(document.createElement('div'));
    popup.style.cssText = 'position: absolute; inline-size: 256px; block-size: 300px; inset-block-start: 40px; inset-inline-start: 0; overflow: auto';
    const placed = (x: number, y: number): readonly (number | boolean)[] => {
      control.style.cssText = `position: fixed; inline-size: 120px; block-size: 36px; left: ${x}px; top: ${y}px`;
      placePopup(popup);
      const { left, right } = popup.getBoundingClientRect();
      return [left, right, parseFloat(popup.style.maxBlockSize), popup.classList.contains('above')];
    };
    expect(placed(12, 12), 'where it is').to.deep.equal([12, 268, 340, false]);
    expect(placed(80, 12), 'moved into the window').to.deep.equal([16, 272, 340, false]);
    expect(placed(-20, 12)).to.deep.equal([8, 264, 340, false]);
    expect(placed(12, 340), 'above, where there is more room').to.deep.equal([12, 268, 328, true]);
    expect(placed(12, 150), 'else beneath, and it scrolls').to.deep.equal([12, 268, 202, false]);
  });
});
