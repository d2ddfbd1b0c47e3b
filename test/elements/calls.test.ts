import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/calls.js';
import type { CordCallsElement } from '../../src/elements/calls/calls-element.js';
import { ada, another, asking, grace, talking, type Script } from '../../stories/on-sim.js';
import { button, clearPage, emptyPlace, settle, simPage, textOf, until, type Scheme } from './sim-page.js';

const content = html`<cord-calls></cord-calls>`;
const callsOf = (place: HTMLElement): CordCallsElement => place.querySelector('cord-calls')!;
const cards = (place: HTMLElement): HTMLElement[] => [...callsOf(place).shadowRoot!.querySelectorAll('cord-call')];

const moments: Record<string, Script> = {
  'no call': () => {},
  'away': ({ desk }) => desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' }),
  'refused': ({ line }) => line.refuses({ code: 'forbidden', message: 'Not allowed.' }),
  asking, another,
};

describe('<cord-calls>', () => {
  afterEach(clearPage);

  for (const scheme of ['light', 'dark'] as Scheme[]) {
    for (const [moment, script] of Object.entries(moments)) {
      it(`is accessible: ${moment}, ${scheme}`, async () => {
        const { place } = await simPage(content, script, { scheme });
        await expect(place).to.be.accessible();
      });
    }
  }

  it('is honest about why there is no call', async () => {
    const { sim, place } = await simPage(content);
    expect(textOf(callsOf(place))).to.equal('No calls Ready to receive.');
    await sim.desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    await until(() => textOf(callsOf(place)).includes('You are away: Lunch.'), 'away');
    await sim.desk.send({ type: 'set-status', status: 'offline' });
    await until(() => textOf(callsOf(place)).includes('You are offline'), 'offline');
  });

  it('shows the call in front large and the others compact', async () => {
    const { sim, place } = await simPage(content, another);
    expect(cards(place).map((card) => [card.hasAttribute('compact'), textOf(card).includes(ada.name)])).to.deep.equal([[false, true], [true, false]]);
    button(cards(place)[1]!, 'answer').click();
    await until(() => textOf(cards(place)[0]!).includes(grace.name), 'Grace is in front');
    expect(sim.desk.state.calls.map(({ status }) => status)).to.deep.equal(['held', 'active']);
  });

  it('takes no more room with a call than without', async () => {
    const { sim, place } = await simPage(content);
    const height = callsOf(place).offsetHeight;
    sim.line.ring(ada);
    await settle(place);
    expect(callsOf(place).offsetHeight).to.equal(height);
  });

  it('leaves the focus of a card that goes to the next one, and at last to where calls will be', async () => {
    const { sim, place } = await simPage(content, asking);
    const inside = (): Element | null => callsOf(place).shadowRoot!.activeElement;
    const [front, back] = sim.desk.state.calls.map(({ id }) => id).reverse() as [string, string];
    button(cards(place)[0]!, 'mute').focus();
    for (const [callId, left] of [[front, 1], [back, 0]] as const) {
      sim.line.ends(callId);
      await sim.desk.send({ type: 'clear', callId });
      await until(() => cards(place).length === left, 'its card is gone');
      await until(() => inside() === (cards(place)[0] ?? callsOf(place).shadowRoot!.querySelector('.empty')), 'the focus is on what is there');
    }
    sim.line.ring(ada);
    await until(() => inside() === cards(place)[0], 'and on the next call');
  });

  it('keeps the focus on a card that changes its place', async () => {
    const { place } = await simPage(content, asking);
    const resume = button(cards(place)[1]!, 'resume');
    resume.focus();
    resume.click();
    await until(() => textOf(cards(place)[0]!).includes(ada.name), 'Ada is in front');
    await settle(place);
    expect(callsOf(place).shadowRoot!.activeElement).to.equal(cards(place)[0]);
  });

  it('fits ten calls into a sidebar', async () => {
    const { place } = await simPage(content, async (sim) => {
      await talking(sim);
      for (let i = 0; i < 9; i++) sim.line.ring({ number: `+1555010${i}`, name: 'Long name '.repeat(12) });
    }, { width: 280 });
    expect(cards(place)).to.have.length(10);
    expect(callsOf(place).scrollWidth).to.be.at.most(280);
  });

  it('lets a page style the parts of its cards', async () => {
    const { place } = await simPage(content, talking);
    const sheet = Object.assign(document.createElement('style'), { textContent: 'cord-calls::part(hang-up) { text-decoration: line-through }' });
    document.head.append(sheet);
    expect(getComputedStyle(button(cards(place)[0]!, 'hang-up')).textDecorationLine).to.equal('line-through');
    sheet.remove();
  });

  it('says that it needs a desk', async () => {
    const place = emptyPlace();
    place.append(document.createElement('cord-calls'));
    await until(() => textOf(callsOf(place)).includes('This needs a <cord-desk> on the page.'), 'it says so');
    await expect(place).to.be.accessible();
  });
});
