import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CordStatusChangeEvent } from '../../src/elements/agent-status/agent-status-events.js';
import { all, focused, isOpen, items, lunch, me, onCall, open, press, queues, statusPage, type StatusPage } from './agent-status-page.js';
import { button, clearPage, settle, textOf, until } from './sim-page.js';

const selects = (page: StatusPage): HTMLSelectElement[] => all(page, 'select');
const select = (page: StatusPage, queue: string): HTMLSelectElement => selects(page).find(({ labels }) => labels[0]!.textContent.trim().startsWith(queue))!;
const standings = (page: StatusPage): string[] => selects(page).map(({ selectedOptions }) => selectedOptions[0]!.textContent.trim());
const choose = (page: StatusPage, queue: string, word: string): void => {
  const field = select(page, queue);
  field.value = [...field.options].find(({ text }) => text.trim() === word)!.value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
};
const settled = (page: StatusPage): Promise<void> => until(() => selects(page).every(({ ariaBusy }) => ariaBusy === 'false'), 'the centre has answered');
const openPage = async (options: Parameters<typeof statusPage>[1] = { centre: { queues } }, script?: Parameters<typeof statusPage>[0]): Promise<StatusPage> => {
  const page = await statusPage(script, options);
  await open(page);
  return page;
};

describe('<cord-agent-status>: queues', () => {
  afterEach(clearPage);

  it('is loaded when somebody comes near, not before', async () => {
    const page = await statusPage();
    const sheets = (): number => page.status.shadowRoot!.adoptedStyleSheets.length;
    const before = sheets();
    all(page, '.control')[0]!.dispatchEvent(new PointerEvent('pointerenter'));
    expect(sheets()).to.equal(before);
    await until(() => sheets() > before, 'it is ready');
    expect([isOpen(page), all(page, '[part=today]').length]).to.deep.equal([false, 0]);
  });

  it('has none where the desk has none', async () => {
    const page = await openPage({});
    expect(all(page, '[part=queues]')).to.have.length(0);
    expect(textOf(page.status)).to.include('Today');
  });

  it('shows how I am in each', async () => {
    const page = await openPage();
    expect(standings(page)).to.deep.equal(['In', 'Away: Coaching', 'Not in']);
    expect(all(page, '.queue .dot').map(({ className }) => className)).to.deep.equal(['dot ready', 'dot away', 'dot offline']);
    page.sim.centre.change({ type: 'member', queueId: 'support', member: { ...me, status: 'away', paused: true, reason: 'Fire drill' } });
    await until(() => standings(page)[0] === 'Away: Fire drill', 'whoever changes it');
  });

  it('joins, leaves, and is away from one', async () => {
    const page = await openPage();
    const choices = [['Billing', 'In'], ['Sales', 'Not in'], ['Support', 'Away: Lunch'], ['Support', 'In'], ['Billing', 'Away: Break']] as const;
    for (const [queue, word] of choices) {
      choose(page, queue, word);
      await settle(page.place);
      await settled(page);
    }
    expect(standings(page)).to.deep.equal(['In', 'Not in', 'Away: Break']);
    expect(page.sim.centre.asked).to.deep.equal(['joinQueue billing', 'leaveQueue sales', 'setStatus away Lunch support', 'setStatus ready  support', 'setStatus away Break billing']);
    expect(isOpen(page)).to.equal(true);
    expect(page.sim.desk.state.agent.status).to.equal('ready');
  });

  it('joins as one who is away', async () => {
    const page = await openPage();
    choose(page, 'Billing', 'Away: Break');
    await until(() => page.sim.centre.asked.length === 2, 'first the one, then the other');
    await settled(page);
    expect(page.sim.centre.asked).to.deep.equal(['joinQueue billing', 'setStatus away Break billing']);
    expect(standings(page)[2]).to.equal('Away: Break');
  });

  it('makes me ready everywhere', async () => {
    const page = await openPage();
    items(page)[0]!.click();
    await until(() => page.sim.centre.asked.length, 'though I was ready');
    expect(page.sim.centre.asked).to.deep.equal(['setStatus ready']);
  });

  it('asks the page before', async () => {
    const page = await openPage();
    const asked: string[] = [];
    for (const type of ['cord-join-queue', 'cord-leave-queue'] as const) {
      page.place.addEventListener(type, (event) => { asked.push(`${type} ${event.queueId}`); event.preventDefault(); });
    }
    page.place.addEventListener('cord-status-change', (event: CordStatusChangeEvent) => {
      asked.push(`${event.status} ${event.reason} ${event.queue}`);
      event.preventDefault();
    });
    choose(page, 'Billing', 'Away: Lunch');
    choose(page, 'Support', 'Not in');
    choose(page, 'Sales', 'Away: Lunch');
    await settle(page.place);
    expect(asked).to.deep.equal(['cord-join-queue billing', 'cord-leave-queue support', 'away Lunch sales']);
    expect(standings(page), 'as it was').to.deep.equal(['In', 'Away: Coaching', 'Not in']);
    expect(page.sim.centre.asked).to.deep.equal([]);
  });

  it('says why it could not be done, and shows how it is', async () => {
    const page = await openPage();
    page.sim.centre.fail('leaveQueue', { code: 'forbidden', message: 'Its members are fixed.' });
    choose(page, 'Support', 'Not in');
    await until(() => textOf(page.status).includes('Support: Its members are fixed.'), 'it says so');
    expect(standings(page)[0]).to.equal('In');
    expect(all(page, '[part=queues] .problem')).to.have.length(1);
    choose(page, 'Support', 'Not in');
    await until(() => page.sim.centre.asked.length === 2, 'the next try');
    await settled(page);
    expect(standings(page)[0]).to.equal('Not in');
    expect(textOf(page.status)).to.not.include('fixed');
  });

  it('shows what was chosen while it is asked', async () => {
    const page = await openPage();
    let done = (): void => {};
    page.sim.centre.leaveQueue = () => new Promise<void>((resolve) => { done = resolve; });
    choose(page, 'Support', 'Not in');
    await until(() => select(page, 'Support').ariaBusy === 'true', 'it is on its way');
    expect(standings(page)[0]).to.equal('Not in');
    done();
    await until(() => select(page, 'Support').ariaBusy === 'false', 'it is done');
    expect(standings(page)[0], 'and nothing has changed').to.equal('In');
  });

  it('changes nothing that is stale, and keeps the focus', async () => {
    const page = await openPage();
    select(page, 'Sales').focus();
    page.sim.centre.loses();
    await until(() => /The connection to the queues was lost.*This is how it was at/.test(textOf(page.status)), 'it says so');
    expect(selects(page).map(({ ariaDisabled }) => ariaDisabled)).to.deep.equal(['true', 'true', 'true']);
    expect(selects(page).flatMap(({ options }) => [...options].filter((option) => !option.disabled && !option.selected)), 'nothing to choose').to.deep.equal([]);
    expect(focused(page)).to.equal(select(page, 'Sales'));
    expect(isOpen(page)).to.equal(true);
    await page.sim.centre.connect();
    await until(() => select(page, 'Sales').ariaDisabled === 'false', 'it is live again');
  });

  it('offers what I have the right to', async () => {
    const page = await openPage({ centre: { queues, rights: ['status'] } });
    expect(textOf(page.status)).to.include('your supervisor decides');
    expect(selects(page).map(({ ariaDisabled }) => ariaDisabled)).to.deep.equal(['false', 'false', 'true']);
    expect([...select(page, 'Support').options].filter(({ disabled }) => disabled).map(({ text }) => text.trim())).to.deep.equal(['Not in']);
  });

  it('is within reach of the keyboard', async () => {
    const page = await openPage();
    await press(page, 'ArrowDown', 'Tab');
    expect(focused(page)).to.equal(select(page, 'Support'));
    expect(items(page).filter(({ tabIndex }) => tabIndex === 0).map((item) => item.textContent.trim()), 'where Shift+Tab comes back to').to.deep.equal(['Lunch']);
    await press(page, 'Tab', 'Escape');
    expect(isOpen(page)).to.equal(false);
    expect(focused(page)).to.equal(button(page.status, 'status'));
  });

  it('opens the list with an arrow, and chooses with Enter alone', async () => {
    const page = await openPage();
    select(page, 'Support').focus();
    let opened = 0;
    const { showPicker } = HTMLSelectElement.prototype;
    HTMLSelectElement.prototype.showPicker = () => { opened += 1; };
    await sendKeys({ press: 'ArrowDown' });
    HTMLSelectElement.prototype.showPicker = showPicker;
    expect(opened).to.equal(1);
    expect(page.sim.centre.asked).to.deep.equal([]);
  });

  it('stays open where there is nothing to press', async () => {
    const page = await openPage();
    all(page, '.popup')[0]!.focus();
    await settle(page.place);
    expect(isOpen(page)).to.equal(true);
    await press(page, 'Escape');
    expect(isOpen(page)).to.equal(false);
  });
});

describe('<cord-agent-status>: today', () => {
  afterEach(clearPage);
  const sums = (page: StatusPage): string[] => all(page, '.sum').map((sum) => [...sum.children].map(({ textContent }) => textContent.trim()).join(' '));

  it('sums what was done', async () => {
    const page = await openPage({}, async (sim) => { await onCall(sim); sim.line.ends('sim-1'); await lunch(sim); });
    expect(sums(page).map((sum) => sum.replace(/\d:\d\d/, 'm:ss'))).to.deep.equal(
      ['Worked m:ss', 'Ready m:ss', 'On calls m:ss', 'After-call work m:ss', 'Away m:ss', 'Lunch m:ss']);
    expect(textOf(page.status)).to.match(/Today since \d/);
    await until(() => /Lunch 0:0[1-9]/.test(sums(page).at(-1)!), 'the clock goes on');
  });

  it('says when it was over', async () => {
    const page = await openPage({}, ({ desk }) => desk.send({ type: 'set-status', status: 'offline' }));
    expect(textOf(page.status)).to.match(/Today \d.*–.*\d/);
  });
});
