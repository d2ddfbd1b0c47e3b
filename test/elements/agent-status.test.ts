import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/define/agent-status.js';
import type { CordAgentStatusElement } from '../../src/elements/agent-status/agent-status-element.js';
import type { CordStatusChangeEvent } from '../../src/elements/agent-status/agent-status-events.js';
import { ada, type Script } from '../../stories/on-sim.js';
import { button, clearPage, emptyPlace, settle, simPage, textOf, until, type Scheme, type SimPage } from './sim-page.js';

interface Page extends SimPage {
  readonly status: CordAgentStatusElement;
}

async function statusPage(script: Script = () => {}, options: Parameters<typeof simPage>[2] = {}): Promise<Page> {
  const page = await simPage(html`<cord-agent-status></cord-agent-status>`, script, options);
  return { ...page, status: page.place.querySelector('cord-agent-status')! };
}

const words = ({ status }: Page): string => button(status, 'status').textContent.replace(/\s+/g, ' ').trim();
const items = ({ status }: Page): HTMLElement[] => [...status.shadowRoot!.querySelectorAll<HTMLElement>('[role=menuitemradio]')];
const isOpen = ({ status }: Page): boolean => !status.shadowRoot!.querySelector<HTMLElement>('[role=menu]')!.hidden;
const focused = ({ status }: Page): string => status.shadowRoot!.activeElement?.textContent?.trim() ?? '';
const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const one of keys) {
    await sendKeys({ press: one });
    await settle(page.place);
  }
};

const lunch: Script = ({ desk }) => desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
const refused: Script = ({ line }) => line.refuses({ code: 'credentials', message: 'The phone server did not accept your password.' });

describe('<cord-agent-status>', () => {
  afterEach(clearPage);

  const moments: Record<string, Script> = {
    ready: () => {}, lunch, refused,
    offline: ({ desk }) => desk.send({ type: 'set-status', status: 'offline' }),
    connecting: ({ line }) => line.loses(),
  };
  for (const scheme of ['light', 'dark'] as Scheme[]) {
    for (const [moment, script] of Object.entries(moments)) {
      it(`is accessible: ${moment}, ${scheme}`, async () => {
        const page = await statusPage(script, { scheme });
        await expect(page.place).to.be.accessible();
        button(page.status, 'status').click();
        await settle(page.place);
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
    items(page)[2]!.click();
    await until(() => words(page).includes('Break'), 'it is on a break');
    expect(page.sim.desk.state.agent).to.include({ status: 'away', reason: 'Break' });
    expect(isOpen(page)).to.equal(false);
  });

  it('goes off the line and comes back', async () => {
    const page = await statusPage();
    items(page).at(-1)!.click();
    await until(() => words(page).includes('Offline'), 'it is offline');
    expect(page.sim.line.asked.at(-1)).to.equal('disconnect');
    items(page)[0]!.click();
    await until(() => words(page).includes('Ready'), 'it is ready again');
    expect(page.sim.line.asked.at(-1)).to.equal('connect');
  });

  it('is a menu for the keyboard', async () => {
    const page = await statusPage(lunch);
    button(page.status, 'status').focus();
    await press(page, 'Enter');
    expect(focused(page), 'Enter opens at what is chosen').to.equal('Lunch');
    await press(page, 'ArrowDown');
    expect(focused(page)).to.equal('Break');
    await press(page, 'End', 'ArrowDown');
    expect(focused(page), 'it goes round').to.equal('Ready');
    await press(page, 'm');
    expect(focused(page), 'a letter finds its word').to.equal('Meeting');
    await press(page, 'Escape');
    expect(isOpen(page)).to.equal(false);
    expect(page.status.shadowRoot!.activeElement).to.equal(button(page.status, 'status'));
    await press(page, 'ArrowUp');
    expect(focused(page), 'up opens at the end').to.equal('Offline');
    await press(page, 'Home', 'Enter');
    await until(() => words(page).includes('Ready'), 'Enter chooses');
    expect(page.status.shadowRoot!.activeElement).to.equal(button(page.status, 'status'));
  });

  it('closes when the focus goes elsewhere', async () => {
    const page = await statusPage();
    const elsewhere = page.place.appendChild(document.createElement('button'));
    button(page.status, 'status').click();
    await settle(page.place);
    expect(isOpen(page)).to.equal(true);
    elsewhere.focus();
    await settle(page.place);
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
    await until(() => textOf(page.status).includes('Not connected yet'), 'it is told');
    await refused(page.sim);
    await until(() => textOf(page.status).includes('no call can ring here'), 'so is the refusal');
    expect(page.status.shadowRoot!.querySelector('.status .dot')!.className).to.equal('dot unreached');
  });

  it('says why it could not be changed', async () => {
    const page = await statusPage(({ line }) => void line.ring(ada));
    items(page).at(-1)!.click();
    await until(() => textOf(page.status).includes('You are in a call. End it, then go offline.'), 'it says so');
    expect(words(page)).to.include('Ready');
  });

  it('asks the page before', async () => {
    const page = await statusPage();
    let asked: CordStatusChangeEvent | undefined;
    page.place.addEventListener('cord-status-change', (event) => { asked = event; event.preventDefault(); });
    items(page)[1]!.click();
    await settle(page.place);
    expect(asked).to.include({ status: 'away', reason: 'Lunch' });
    expect(page.sim.desk.state.agent.status).to.equal('ready');
    asked = undefined;
    items(page)[0]!.click();
    expect(asked, 'the one there is needs no asking').to.equal(undefined);
  });
});
