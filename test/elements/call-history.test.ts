import { expect } from '@open-wc/testing';
import '../../src/define/call-history.js';
import { DeskError, undelivered } from '../../src/core/index.js';
import type { CordEditCallEvent, CordEraseCustomerEvent, CordExportCallsEvent, CordRetryDeliveryEvent } from '../../src/elements/call-history/call-history-events.js';
import type { CordDialEvent } from '../../src/elements/dialer/dialer-events.js';
import { setLanguage } from '../../src/i18n/index.js';
import type { Sim } from '../../src/sim/index.js';
import { call, EndlessLog, fill, refusal, severalDays } from '../../stories/calls-on-sim.js';
import type { Script } from '../../stories/on-sim.js';
import { all, endless, historyPage, names, one, press, rowOf, search, unfold, words, type HistoryPage } from './call-history-page.js';
import { clearPage, emptyPlace, settle, textOf, until, type Scheme } from './sim-page.js';

const settled = ({ desk }: Sim): Promise<void> => until(() => !undelivered(desk.state).waiting, 'what can be delivered is');
const isWell = ({ crm }: Sim): boolean => Reflect.deleteProperty(crm, 'log');
/** Ada's call waits for a CRM that is busy, the one of +15550133 was refused, all others are there. */
const onTheirWay: Script = async (sim) => {
  const [ada, unknown, ...others] = severalDays();
  await fill(sim, others, true);
  await settled(sim);
  sim.crm.fail('log', refusal);
  await fill(sim, [unknown!], true);
  await settled(sim);
  sim.crm.log = () => Promise.reject(new DeskError('crm-busy', 'The CRM is busy.'));
  await fill(sim, [ada!], true);
  await until(() => sim.desk.state.records.deliveries.some(({ problem }) => problem?.code === 'crm-busy'), 'it was busy');
};
const unfolded = async (page: HistoryPage): Promise<void> => { page.history.canErase = true; await unfold(page, 'Ada Lovelace'); };

interface Moment { readonly script?: Script; readonly width?: number; readonly crm?: boolean; readonly then?: (page: HistoryPage) => Promise<void> }
const moments: Record<string, Moment> = {
  'several days': {},
  'a sidebar': { width: 280, script: onTheirWay, crm: true },
  'small': { width: 360, then: unfolded },
  'a page': { width: 1100, script: onTheirWay, crm: true, then: unfolded },
  'on their way': { script: onTheirWay, crm: true, then: (page) => unfold(page, '+15550133') },
  'a million': { script: endless(new EndlessLog(1_000_000)) },
  'none': { script: () => {} },
  'nothing found': { then: async (page) => { await search(page, 'nobody'); await until(() => words(page, '[part=empty]').length, 'none'); } },
  'an export': { then: (page) => press(page, 'export') },
  'the question whether to erase': { then: async (page) => { await unfolded(page); await press(page, 'erase'); } },
};

describe('<cord-call-history>', () => {
  afterEach(clearPage);
  afterEach(() => setLanguage(undefined));

  for (const scheme of ['light', 'dark'] as Scheme[]) {
    for (const [moment, { script, width = 720, crm, then }] of Object.entries(moments)) {
      it(`is accessible: ${moment}, ${scheme}`, async () => {
        const page = await historyPage(script, { scheme, width, ...(crm && { crm: {} }) });
        await then?.(page);
        await expect(page.place).to.be.accessible();
        expect(page.history.scrollWidth).to.be.at.most(width);
        expect(one(page, '.list').scrollWidth, 'nothing is cut off').to.be.at.most(one(page, '.list').clientWidth);
      });
    }
  }

  it('says so where there is no desk', async () => {
    const alone = emptyPlace().appendChild(document.createElement('cord-call-history'));
    await until(() => textOf(alone).includes('<cord-desk>'), 'it asks for a desk');
  });

  it('shows calls by day, newest first, with how each went', async () => {
    const page = await historyPage(undefined, { width: 1100 });
    expect(words(page, '.day-head').slice(0, 2)).to.deep.equal(['Today 6 calls', 'Yesterday 3 calls']);
    expect(names(page).slice(0, 4)).to.deep.equal(['Ada Lovelace', '+15550133', 'Charles Babbage', 'Grace Hopper']);
    expect(words(page, '.row')[0]).to.match(/^Incoming Ada Lovelace \+15550100 Orders Call back 3:14 11:48\sAM$/);
    expect(words(page, '.row')[2]).to.match(/^Gave up Charles Babbage \+15550102 Technical help 11:05\sAM$/);
    expect(all(page, '.row .how').every((cell) => cell.querySelector('svg') && cell.textContent.trim()), 'each has an icon and a word').to.equal(true);
  });

  it('shows a call as soon as it is over', async () => {
    const page = await historyPage(() => {});
    expect(words(page, '[part=empty]')).to.deep.equal(['No calls yet. They are listed here when they are over.']);
    page.sim.line.ends(page.sim.line.ring({ number: '+15550100', name: 'Ada' }));
    await until(() => names(page).join() === 'Ada', 'there it is');
    expect(words(page, '.row')[0]).to.match(/^Missed Ada/);
    expect(all(page, '[part=empty]')).to.have.length(0);
  });

  it('unfolds what is known of a call, and folds it again', async () => {
    const page = await historyPage();
    await unfold(page, 'Ada Lovelace');
    expect(rowOf(page, 'Ada Lovelace').getAttribute('aria-expanded')).to.equal('true');
    const details = all(page, '[part=detail]').map(({ children }) => [...children].map(({ textContent }) => textContent).join(' '));
    expect(details).to.include.members(['Number +15550100', 'Shown as Ada L.', 'Chose Orders › Delivery', 'Waited 1:12', 'On hold 2 times, 1:05 in all', 'Line Good line (4.2)', 'Outcome Follow-up › Call back']);
    expect(details.find((line) => line.startsWith('Asked'))).to.match(/Alan Turing, 1002/);
    expect(words(page, '[part=notes]')[0]).to.match(/^Asked where order 4711 is\./);
    await unfold(page, 'Charles Babbage');
    expect(all(page, '.unfolded'), 'one at a time').to.have.length(1);
    expect(words(page, '[part=detail]')).to.include('Waited4:05');
    await unfold(page, 'Charles Babbage');
    expect(all(page, '.unfolded')).to.have.length(0);
  });

  it('shows notes as text, as much as is read at first, and all of them when asked', async () => {
    const notes = `<b>bold</b> ${'x'.repeat(100_000)}`;
    const page = await historyPage((sim) => fill(sim, [call('Ada', 0, 1, 9, { answers: { notes } })]), { width: 280 });
    await unfold(page, 'Ada');
    expect(all(page, 'b')).to.have.length(0);
    expect(words(page, '#notes')[0]!.length).to.be.below(700);
    await press(page, 'more');
    expect(one(page, '#notes').textContent).to.equal(notes);
    expect(one(page, '#notes').offsetHeight).to.be.below(400);
    expect(one(page, '.list').scrollWidth).to.be.at.most(280);
    await press(page, 'more');
    expect(words(page, '#notes')[0]!.length).to.be.below(700);
  });

  it('puts a call on the wrap-up form again, unless the page says no', async () => {
    const page = await historyPage();
    const told: string[] = [];
    page.place.addEventListener('cord-edit-call', (event: CordEditCallEvent) => { told.push(event.recordId); if (told.length === 1) event.preventDefault(); });
    await unfold(page, 'Ada Lovelace');
    await press(page, 'edit');
    expect(page.sim.desk.state.wrapUps.open).to.deep.equal([]);
    await press(page, 'edit');
    await until(() => words(page, '[part=edit]').join() === 'On the wrap-up form', 'it lies there');
    const [paper] = page.sim.desk.state.wrapUps.open;
    expect([paper?.record.id, paper?.reopened]).to.deep.equal([told[1], true]);
    await until(() => words(page, '[role=status]').join() === 'On the wrap-up form, to be changed.', 'it is said');
    await page.sim.desk.send({ type: 'change-wrap-up', callId: paper!.callId, answers: { disposition: 'resolved', callback: undefined, notes: 'It came.' } });
    await page.sim.desk.send({ type: 'save-wrap-up', callId: paper!.callId });
    await until(() => words(page, '[part=notes]').join() === 'It came.' && words(page, '[part=edit]').join() === 'Edit notes', 'it shows what was changed');
  });

  it('shows the company after the name, and finds by it', async () => {
    const page = await historyPage(undefined, { width: 1100 });
    expect(words(page, '.row').find((row) => row.includes('Joseph'))).to.match(/^Incoming Joseph Jacquard Jacquard Looms \+15550111/);
    await search(page, 'looms');
    await until(() => names(page).join() === 'Joseph Jacquard', 'that one');
  });

  it('calls back, unless the page says no', async () => {
    const page = await historyPage((sim) => fill(sim, [call('Ada', 0, 1, 9, { number: '+1 (555) 0100' }), call('', 0, 2, 9, { number: 'anonymous' })]));
    const told: string[] = [];
    page.place.addEventListener('cord-dial', (event: CordDialEvent) => { told.push(event.to); if (told.length === 1) event.preventDefault(); });
    await press(page, 'call-back');
    expect(page.sim.line.asked.filter((verb) => verb.startsWith('dial'))).to.deep.equal([]);
    await unfold(page, 'Ada');
    await press(page, 'call-back', '.unfolded');
    await until(() => page.sim.line.asked.includes('dial +15550100'), 'it dials');
    expect(told).to.deep.equal(['+15550100', '+15550100']);
    expect(rowOf(page, 'Unknown caller').querySelector('button'), 'nobody can be called back').to.equal(null);
  });

  it('says why nobody could be called', async () => {
    const page = await historyPage();
    await page.sim.desk.send({ type: 'disconnect' });
    await press(page, 'call-back');
    await until(() => words(page, '[part=problem]').some((text) => text.startsWith('Ada Lovelace: The phone is not connected')), 'it says so');
    await settle(page.place);
    await expect(page.place).to.be.accessible();
  });

  it('says what the CRM has, what waits for it and what it refused, and why', async () => {
    const page = await historyPage(onTheirWay, { crm: {}, width: 1100 });
    expect(words(page, '[part=undelivered]')[0]).to.match(/^1 call waits for the CRM, 1 refused/);
    expect(page.history.matches(':state(refused)')).to.equal(true);
    await until(() => words(page, '.row .fate').slice(0, 3).join(', ') === 'Saved here, RefusedThe CRM knows no outcome “call-back”., Delivered', 'what became of each');
    await unfold(page, 'Ada Lovelace');
    expect(words(page, '.undelivered')[0]).to.match(/^Saved here Not in the CRM yet\. The CRM is busy\. Tried (?:once|\d+ times)/);
  });

  it('tries again: one call, or all', async () => {
    const page = await historyPage(onTheirWay, { crm: {} });
    const told: (string | undefined)[] = [];
    isWell(page.sim);
    page.place.addEventListener('cord-retry-delivery', ({ recordId }: CordRetryDeliveryEvent) => told.push(recordId));
    rowOf(page, '+15550133').querySelector<HTMLElement>('[part=retry]')!.click();
    await until(() => words(page, '.row .fate')[1] === 'Delivered', 'that one is there');
    await press(page, 'retry-all');
    await until(() => !all(page, '[part=undelivered]').length && words(page, '.row .fate').every((fate) => fate === 'Delivered'), 'all are');
    expect([told.length, typeof told[0], told[1]]).to.deep.equal([2, 'string', undefined]);
    expect(page.history.matches(':state(waiting)') || page.history.matches(':state(refused)')).to.equal(false);
  });

  it('asks the page before it tries again', async () => {
    const page = await historyPage(onTheirWay, { crm: {} });
    const before = page.sim.crm.asked.length;
    page.place.addEventListener('cord-retry-delivery', (event) => event.preventDefault());
    await press(page, 'retry-all');
    expect(page.sim.crm.asked.length).to.equal(before);
  });

  it('filters by how calls went', async () => {
    const page = await historyPage();
    const kind = async (word: string): Promise<void> => {
      all(page, '[part=kind]').find(({ textContent }) => textContent === word)!.click();
      await until(() => one(page, '.list').getAttribute('aria-busy') === 'false' && one(page, '[aria-pressed=true]').textContent === word, word);
      await settle(page.place);
    };
    await kind('Missed');
    expect(names(page)).to.deep.equal(['+15550133', 'Charles Babbage']);
    expect(words(page, '.day-head')).to.deep.equal(['Today 2 calls']);
    await kind('Outgoing');
    expect(names(page)).to.deep.equal(['Grace Hopper', 'Mary Somerville', 'Radia Perlman']);
    await kind('All');
    expect(names(page)).to.have.length(12);
  });

  it('filters by queue', async () => {
    const page = await historyPage();
    const queue = one(page, '[part=queue-filter]') as HTMLSelectElement;
    expect([...queue.options].map(({ text }) => text)).to.deep.equal(['All queues', 'Orders', 'Technical help']);
    queue.value = 'Technical help';
    queue.dispatchEvent(new Event('change'));
    await until(() => names(page).join() === 'Charles Babbage,Sophie Wilson', 'its calls');
    expect(words(page, '.day-head')[0]).to.equal('Today 1 call');
  });

  it('searches names, numbers and notes while typing, and clears', async () => {
    const page = await historyPage();
    for (const text of ['l', 'lo', 'loo', 'loom']) await search(page, text);
    await until(() => names(page).join() === 'Joseph Jacquard', 'by a note');
    await search(page, '0177');
    await until(() => names(page).join() === 'Grace Hopper', 'by a number');
    await search(page, 'nobody <b>');
    await until(() => words(page, '[part=empty]').join() === 'Nothing found for “nobody <b>”.', 'nobody');
    expect(words(page, '[role=status]').join(), 'who does not see it hears it').to.equal('Nothing found for “nobody <b>”.');
    await press(page, 'clear');
    await until(() => names(page).length === 12, 'all are back');
    expect(page.history.shadowRoot!.activeElement).to.equal(one(page, '[part=search]'));
    expect((one(page, '[part=search]') as HTMLInputElement).value).to.equal('');
  });

  it('says when the history ends with the page', async () => {
    const page = await historyPage(async (sim) => { await fill(sim); sim.records.fails(); });
    await until(() => words(page, '[part=page-only]').join() === 'This browser keeps nothing: the history ends with this page.', 'it says so');
    expect(page.history.matches(':state(page-only)')).to.equal(true);
  });

  it('erases a customer when asked twice, where it may', async () => {
    const page = await historyPage();
    await unfold(page, 'Ada Lovelace');
    expect(all(page, '[part=erase]'), 'not by itself').to.have.length(0);
    page.history.setAttribute('can-erase', '');
    await settle(page.place);
    const told: string[] = [];
    page.place.addEventListener('cord-erase-customer', (event: CordEraseCustomerEvent) => { told.push(event.customerId); if (told.length === 1) event.preventDefault(); });
    await press(page, 'erase');
    expect(page.history.shadowRoot!.activeElement, 'Enter does no harm').to.equal(one(page, '[part=keep]'));
    expect(words(page, '[part=erasing] p')[0]).to.match(/^Erase all calls, notes and numbers of Ada Lovelace/);
    await press(page, 'keep');
    expect(page.history.shadowRoot!.activeElement).to.equal(one(page, '[part=erase]'));
    await press(page, 'erase');
    await press(page, 'erase-now');
    expect(names(page), 'the page said no').to.include('Ada Lovelace');
    await press(page, 'erase-now');
    await until(() => !names(page).includes('Ada Lovelace') && !all(page, '.unfolded').length, 'she is gone');
    expect(told).to.deep.equal(['ada', 'ada']);
    expect(names(page)).to.have.length(11);
    expect(words(page, '[role=status]').join()).to.equal('Everything of Ada Lovelace was erased from this computer.');
    expect(page.history.shadowRoot!.activeElement, 'the keyboard is not lost').to.equal(one(page, '.list'));
  });

  it('offers nobody to be erased whom it does not know', async () => {
    const page = await historyPage();
    page.history.canErase = true;
    await unfold(page, 'Charles Babbage');
    expect(all(page, '[part=erase]')).to.have.length(0);
  });

  it('saves what is shown as a file', async () => {
    const page = await historyPage();
    const saved: { name: string; file: Blob }[] = [];
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    let last: Blob | undefined;
    URL.createObjectURL = (file: Blob) => { last = file; return createObjectURL(file); };
    HTMLAnchorElement.prototype.click = function () { saved.push({ name: this.download, file: last! }); };
    try {
      all(page, '[part=kind]')[1]!.click();
      await until(() => names(page).length === 2, 'those missed');
      await press(page, 'export');
      expect(words(page, '.export .words')).to.deep.equal(['The calls shown, as a file:']);
      const told: string[] = [];
      page.place.addEventListener('cord-export-calls', (event: CordExportCallsEvent) => { told.push(event.format); if (told.length === 1) event.preventDefault(); });
      await press(page, 'export-csv');
      expect(saved, 'the page said no').to.have.length(0);
      await press(page, 'export-csv');
      await until(() => saved.length === 1 && words(page, '.export .words').join() === '2 calls saved.', 'saved');
      expect(saved[0]!.name).to.match(/^calls-\d{4}-\d\d-\d\d-\d{4}\.csv$/);
      expect((await saved[0]!.file.text()).split('\r\n').map((line) => line.split(',')[5])).to.deep.equal(['number', '"\'+15550133"', '"\'+15550102"', undefined]);
      await press(page, 'export-json');
      await until(() => saved.length === 2, 'saved');
      expect((JSON.parse(await saved[1]!.file.text()) as { number: string }[]).map(({ number }) => number)).to.deep.equal(['+15550133', '+15550102']);
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it('stops an export when asked to, and saves nothing', async () => {
    const log = new EndlessLog(1_000_000);
    const page = await historyPage(endless(log));
    await press(page, 'export');
    one(page, '[part=export-json]').click();
    await until(() => all(page, '[part=stop-export]').length && words(page, '.export .words')[0]?.endsWith('read…'), 'it is under way');
    await press(page, 'stop-export');
    await until(() => words(page, '.export .words').join() === 'Stopped: nothing was saved.', 'stopped');
  });

  it('is read in other words from one moment to the next', async () => {
    const page = await historyPage();
    await unfold(page, 'Ada Lovelace');
    await setLanguage('en', { 'Today': 'This day', 'Missed': 'Not taken', 'Call back': 'Ring back', 'Follow-up': 'Goes on', 'Chose': 'Menu', '{0} call | {1} calls': 'one | {1} in all' });
    await until(() => words(page, '.day-head')[0]?.startsWith('This day'), 'other words');
    expect(words(page, '.day-head .count')).to.include('3 in all');
    expect([words(page, '.row .word')[1], words(page, '[part=kind]')[1]]).to.deep.equal(['Not taken', 'Not taken']);
    expect(words(page, '[part=detail]')).to.include.members(['MenuOrders › Delivery', 'OutcomeGoes on › Ring back']);
  });

  it('begins at the right where people read so, with their figures; telephone numbers stay as they are dialled', async () => {
    await setLanguage('ar-EG');
    const page = await historyPage(undefined, { width: 280 });
    expect([getComputedStyle(page.history).direction, page.history.scrollWidth]).to.deep.equal(['rtl', 280]);
    expect([words(page, '.row .length')[0], getComputedStyle(one(page, '.row .number')).direction]).to.deep.equal(['٣:١٤', 'ltr']);
    await expect(page.place).to.be.accessible();
  });

  it('says why the log could not be read', async () => {
    const page = await historyPage();
    Object.assign(page.sim.records.callLog, { days: () => Promise.reject(new Error('The disk is full.')) });
    page.sim.line.ends(page.sim.line.ring({ number: '1' }));
    await until(() => words(page, '[part=problem]').join() === 'The disk is full.', 'it says so');
    expect(names(page), 'what was known stays').to.have.length(12);
  });
});
