import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { CordSaveWrapUpEvent } from '../../src/elements/wrap-up/wrap-up-events.js';
import { setLanguage } from '../../src/i18n/index.js';
import type { SimOptions } from '../../src/sim/index.js';
import { talking, type Script } from '../../stories/on-sim.js';
import { deskWithPapers, earlier, everyField, reopened, talked, talkedToTwo } from '../../stories/papers-on-sim.js';
import { all, chip, field, fill, focused, input, one, paperPage, words, type PaperPage } from './wrap-up-page.js';
import { button, clearPage, emptyPlace, settle, textOf, until, type Scheme } from './sim-page.js';

const noRoom: Script = (sim) => { sim.records.finish = () => Promise.reject(new Error('No room on this computer.')); };
const wrote = (answers: Readonly<Record<string, string | number | readonly string[]>>, script: Script = talked): Script => async (sim) => {
  await script(sim);
  await sim.desk.send({ type: 'change-wrap-up', callId: sim.desk.state.wrapUps.open[0]!.callId, answers });
};
const saved: Script = async (sim) => {
  await wrote({ disposition: 'resolved' })(sim);
  await sim.desk.send({ type: 'save-wrap-up', callId: sim.desk.state.wrapUps.open[0]!.callId });
};

const moments: Record<string, { readonly script: Script; readonly options?: SimOptions & { width?: number } }> = {
  'no call': { script: () => {} },
  'during a call': { script: wrote({ notes: 'Angry.' }, talking) },
  'after a call, in a sidebar': { script: talked, options: { width: 280 } },
  'the tree open': { script: wrote({ disposition: 'waiting' }) },
  'a callback required': { script: wrote({ disposition: 'call-back', callback: '2030-01-01T10:00:00.000Z' }) },
  'the time nearly out': { script: talked, options: { afterCallWork: 14 } },
  'several due': { script: talkedToTwo },
  'an earlier call, to be changed': { script: reopened, options: { width: 280 } },
  'a save that failed': { script: async (sim) => { noRoom(sim); await saved(sim); } },
  'every kind of field': { script: wrote({ topics: ['Delivery'], score: 3 }), options: { wrapUp: { form: everyField }, width: 720 } },
  'every kind of field, in a sidebar': { script: wrote({ topics: ['Delivery'], score: 3 }), options: { wrapUp: { form: everyField }, width: 280 } },
};
const answers = (page: PaperPage): object => page.open()[0]!.record.answers;

describe('<cord-wrap-up>', () => {
  afterEach(clearPage);
  afterEach(() => setLanguage(undefined));

  for (const scheme of ['light', 'dark'] as Scheme[]) {
    for (const [moment, { script, options }] of Object.entries(moments)) {
      it(`is accessible: ${moment}, ${scheme}`, async () => {
        const page = await paperPage(script, { ...options, scheme });
        await expect(page.place).to.be.accessible();
        expect(page.element.scrollWidth, 'and nothing sticks out').to.be.at.most(options?.width ?? 360);
      });
    }
  }

  it('says so where there is no desk, and quietly that there is no paper', async () => {
    const alone = emptyPlace().appendChild(document.createElement('cord-wrap-up'));
    await until(() => textOf(alone).includes('<cord-desk>'), 'it asks for a desk');
    const page = await paperPage();
    expect(textOf(page.element)).to.equal('Notes and outcome of your calls go here.');
    expect(page.element.matches(':state(none)')).to.equal(false); // its view was never loaded
    expect(all(page, 'textarea')).to.have.length(0);
  });

  it('takes notes during the call, each key safe, and stays as it is when the call ends', async () => {
    const page = await paperPage(talking);
    const notes = input(page, 'Notes');
    const height = one(page, '.head').offsetHeight;
    notes.focus();
    fill(notes, 'Order 4711');
    expect(answers(page)).to.deep.equal({ notes: 'Order 4711' });
    await until(() => words(page, '.mark').join() === 'Saved', 'it says that it is safe');
    expect([words(page, '.stands'), page.element.matches(':state(open)')]).to.deep.equal([['On the line'], true]);
    page.sim.line.ends(page.open()[0]!.callId);
    await until(() => page.element.matches(':state(due)'), 'the call is over');
    expect([input(page, 'Notes'), focused(page), notes.value], 'under their fingers nothing changed').to.deep.equal([notes, notes, 'Order 4711']);
    expect(one(page, '.head').offsetHeight, 'and nothing jumped').to.equal(height);
    expect(words(page, '.facts')[0]).to.match(/Orders · talked 0:0\d · ended \d/);
  });

  it('says why what is written is not safe', async () => {
    const page = await paperPage(wrote({ notes: 'x' }, talking));
    page.sim.records.fails();
    await until(() => words(page, '.mark').join() === 'Kept in this page only: This browser keeps nothing in a private window.', 'this page only');
  });

  it('opens branches in the same place, with a way back, and takes a choice back', async () => {
    const page = await paperPage(talked);
    chip(page, 'Follow-up').click();
    await settle(page.place);
    expect(words(page, '.way')).to.deep.equal(['Outcome (needed) ›Follow-up']);
    chip(page, 'Work order').click();
    await until(() => words(page, '[part=field]').some((text) => text.startsWith('Work order (needed)')), 'it is asked for');
    expect(chip(page, 'Work order').getAttribute('aria-pressed')).to.equal('true');
    button(page.element, 'back').click();
    await settle(page.place);
    expect(words(page, '.chip')).to.deep.equal(['1Resolved', '2Follow-up', '3Complaint', '4No contact']);
    chip(page, 'Resolved').click();
    await settle(page.place);
    chip(page, 'Resolved').click();
    expect(answers(page)).to.deep.equal({});
  });

  it('asks for what the outcome needs, and lets more be added', async () => {
    const page = await paperPage(talked);
    expect(words(page, '[part=add]')).to.deep.equal(['+ Call back', '+ Work order']);
    all(page, '[part=add]')[0]!.click();
    await settle(page.place);
    fill(input(page, 'Call back'), 'tomorrow 10:00');
    await until(() => words(page, '.heard').join().startsWith('Tomorrow'), 'understood');
    fill(input(page, 'Call back'), 'today 0:01');
    await until(() => /passed|Not clear/.test(words(page, '.heard').join()), 'what is past is no callback');
    expect(answers(page)).to.deep.equal({});
    all(page, '[part=preset]')[1]!.click();
    await until(() => words(page, '.heard').join().startsWith('Tomorrow') && input(page, 'Call back').value !== 'today 0:01', 'a preset');
    button(page.element, 'pick').click();
    await settle(page.place);
    const calendar = field(page, 'Call back').querySelector('[type=datetime-local]') as HTMLInputElement;
    fill(calendar, '2030-01-02T03:04');
    expect(answers(page)).to.deep.equal({ callback: new Date(2030, 0, 2, 3, 4).toISOString() });
  });

  it('says it in other words as soon as it is to, its own form too, and keeps what was typed', async () => {
    const page = await paperPage(wrote({ disposition: 'call-back' }));
    const notes = input(page, 'Notes');
    fill(notes, 'half');
    button(page.element, 'save').click();
    await until(() => words(page, '.problem').join() === 'Call back is needed.', 'it is asked for');
    await setLanguage('en', { 'Outcome': 'Result', 'Call back': 'Ring back', 'Follow-up': 'Goes on', '{0} is needed.': '{0}: say it.', 'Calendar': 'Pick a day' });
    await until(() => words(page, '[part=pick]').join() === 'Pick a day', 'other words');
    expect([words(page, '.way'), words(page, '.chip')[1], words(page, '.problem')]).to.deep.equal([['Result (needed) ›Goes on'], '1Ring back', ['Ring back: say it.']]);
    expect([input(page, 'Notes'), notes.value, answers(page)]).to.deep.equal([notes, 'half', { disposition: 'call-back', notes: 'half' }]);
  });

  it('begins at the right where people read so, and takes moments in their words and figures', async () => {
    await setLanguage('ar-EG');
    const page = await paperPage(wrote({ disposition: 'call-back' }), { width: 280 });
    expect([getComputedStyle(page.element).direction, page.element.scrollWidth]).to.deep.equal(['rtl', 280]);
    const when = one<HTMLInputElement>(page, '[placeholder]');
    expect(when.placeholder).to.equal('غدًا ١٠:٠٠');
    fill(when, 'غدا ١٠:٣٠');
    const today = new Date();
    const tomorrow = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, 10, 30);
    expect(answers(page)).to.deep.equal({ disposition: 'call-back', callback: tomorrow.toISOString() });
    await expect(page.place).to.be.accessible();
  });

  it('changes an earlier call', async () => {
    const page = await paperPage(reopened);
    expect(words(page, '.facts')[0]).to.match(/^earlier call · /);
    expect([input(page, 'Notes').value, words(page, '.stands'), page.sim.desk.state.agent.status]).to.deep.equal(['Order 4711 came.', [''], 'ready']);
    fill(input(page, 'Notes'), 'Order 4712 came.');
    button(page.element, 'save').click();
    await until(() => page.sim.crm.interactions.values().next().value?.notes === 'Order 4712 came.', 'the CRM is told');
    await until(() => words(page, '[part=last]').join().includes('Ada Lovelace: saved.'), 'it says so');
    const { calls } = await page.sim.desk.records.callLog.page({ limit: 9 });
    expect(calls.map((one) => [one.answers['notes'], one.revision])).to.deep.equal([['Order 4712 came.', 1]]);
  });

  it('leaves an earlier call as it was, and does not say that it was saved', async () => {
    const page = await paperPage(reopened);
    fill(input(page, 'Notes'), 'No.');
    button(page.element, 'leave').click();
    await until(() => page.open().length === 0 && all(page, '.empty').length, 'it is gone');
    expect(words(page, '[part=last]').join()).not.to.include('saved');
    const { calls } = await page.sim.desk.records.callLog.page({ limit: 9 });
    expect(calls.map((one) => [one.answers['notes'], one.delivery])).to.deep.equal([['Order 4711 came.', 'delivered']]);
  });

  it('puts an earlier call on top when somebody takes it out of the history', async () => {
    const page = await paperPage(async (sim) => { await reopened(sim); await sim.desk.send({ type: 'leave-wrap-up', callId: sim.desk.state.wrapUps.open[0]!.callId }); await talking(sim); });
    await until(() => words(page, '.stands').join() === 'On the line', 'the call');
    const { calls: [call] } = await page.sim.desk.records.callLog.page({ limit: 1 });
    await page.sim.desk.send({ type: 'reopen-wrap-up', recordId: call!.id });
    await until(() => all(page, '[part=leave]').length, 'the earlier call');
    button(page.element, 'leave').click();
    await until(() => words(page, '.stands').join() === 'On the line', 'the call again');
  });

  it('has a control for every kind of field', async () => {
    const page = await paperPage(talked, { wrapUp: { form: everyField } });
    fill(input(page, 'Subject'), 'Box');
    fill(input(page, 'Amount'), '12,5');
    fill(input(page, 'Due'), '2030-01-02');
    fill(input(page, 'Visit'), '2030-01-02T10:00');
    field(page, 'Mood').querySelectorAll('input')[1]!.click();
    const product = input(page, 'Product');
    product.value = 'loom';
    product.dispatchEvent(new Event('change'));
    fill(input(page, 'Topics'), 'Invoice');
    input(page, 'Solved').click();
    field(page, 'May we').querySelectorAll('input')[1]!.click();
    field(page, 'How it went').querySelectorAll('input')[3]!.click();
    await settle(page.place);
    expect(answers(page)).to.deep.equal({
      subject: 'Box', amount: 12.5, due: '2030-01-02', visit: new Date(2030, 0, 2, 10).toISOString(), mood: 'Worried', product: 'loom', topics: ['Invoice'], solved: true, consent: false, score: 4,
    });
    expect(words(page, '.tag')).to.deep.equal(['Invoice']);
    all(page, '.tag button')[0]!.click();
    field(page, 'Mood').querySelectorAll('input')[1]!.click();
    fill(input(page, 'Amount'), 'a lot');
    await settle(page.place);
    expect(answers(page)).to.not.have.any.keys('topics', 'mood', 'amount');
    expect(input(page, 'Amount').value, 'what was typed stays').to.equal('a lot');
  });

  it('follows what is changed elsewhere, but not where somebody types', async () => {
    const page = await paperPage(talked, {}, html`<cord-wrap-up></cord-wrap-up><cord-wrap-up class="second"></cord-wrap-up>`);
    const second = page.place.querySelector<HTMLElement>('.second')!;
    await until(() => second.shadowRoot!.querySelector('textarea'), 'both show it');
    fill(input(page, 'Notes'), 'from the first');
    await until(() => second.shadowRoot!.querySelector('textarea')!.value === 'from the first', 'the second follows');
    input(page, 'Notes').focus();
    await page.sim.desk.send({ type: 'change-wrap-up', callId: page.open()[0]!.callId, answers: { notes: 'from elsewhere' } });
    await until(() => second.shadowRoot!.querySelector('textarea')!.value === 'from elsewhere', 'the second follows');
    expect(input(page, 'Notes').value).to.equal('from the first');
    input(page, 'Notes').blur();
    await until(() => input(page, 'Notes').value === 'from elsewhere', 'once nobody types');
  });

  it('keeps its paper when it is moved', async () => {
    const page = await paperPage(talked);
    fill(input(page, 'Notes'), 'x');
    const other = document.createElement('section');
    page.place.append(other);
    other.append(page.element);
    await settle(page.place);
    fill(input(page, 'Notes'), 'xy');
    expect([answers(page), input(page, 'Notes').value]).to.deep.equal([{ notes: 'xy' }, 'xy']);
  });

  it('claims to have saved nothing when the desk goes', async () => {
    const page = await paperPage(talked);
    page.cordDesk.remove();
    await until(() => !all(page, 'h2').length, 'its paper is gone');
    expect(all(page, '.last')).to.have.length(0);
  });

  it('shows the call that the page names', async () => {
    const page = await paperPage(talkedToTwo);
    page.element.callId = page.open()[0]!.callId;
    await until(() => words(page, 'h2').join() === 'Ada Lovelace', 'Ada’s');
    expect(all(page, '[part=others]')).to.have.length(0);
  });

  it('lets the agent go from paper to paper', async () => {
    const page = await paperPage(talkedToTwo);
    const typed = input(page, 'Notes');
    fill(typed, 'Grace’s');
    expect(words(page, '[part=other]')).to.deep.equal(['1 more to finish: Ada Lovelace']);
    button(page.element, 'other').click();
    await until(() => words(page, 'h2').join() === 'Ada Lovelace', 'Ada’s paper');
    expect([input(page, 'Notes').value, input(page, 'Notes') === typed], 'a paper of its own').to.deep.equal(['', false]);
    const callId = page.sim.line.ring({ number: '7', name: 'Charles' });
    await settle(page.place);
    await page.sim.desk.send({ type: 'answer', callId });
    await until(() => words(page, 'h2').join() === 'Charles', 'the call comes first');
    button(page.element, 'switch').click();
    await settle(page.place);
    expect(words(page, '.others li').map((text) => text.replace(/ ?\d.*/, ''))).to.deep.equal(['Grace Hopper', 'Ada Lovelace']);
    all(page, '.others li button')[0]!.click();
    await until(() => words(page, 'h2').join() === 'Grace Hopper', 'Grace’s');
    expect(input(page, 'Notes').value).to.equal('Grace’s');
    page.sim.line.ends(callId);
    await until(() => words(page, 'h2').join() === 'Charles', 'then his');
  });

  it('shows the time as a thin bar, and gives more', async () => {
    const page = await paperPage(talked, { afterCallWork: 12 });
    expect(words(page, '.stands')[0]).to.match(/^0:1[12] left$/);
    expect(words(page, '[role=status]')).to.deep.equal(['Less than 15 seconds left. Then it is saved as it is.']);
    button(page.element, 'more-time').click();
    await until(() => /^1:1/.test(words(page, '.stands')[0]!), 'a minute more');
    expect(words(page, '[role=status]')).to.deep.equal(['']);
    expect(one(page, '.left').style.inlineSize).to.match(/%$/);
  });

  it('says that the time was up, and that nothing is lost', async () => {
    const page = await paperPage(wrote({ notes: 'half' }), { afterCallWork: 1 });
    await until(() => words(page, '.last').join() === 'Ada Lovelace: the time was up, saved as it was. Delivered to the CRM.', 'it says so');
    expect([...page.sim.crm.interactions.values()].map(({ notes, incomplete }) => [notes, incomplete])).to.deep.equal([['half', true]]);
  });

  it('asks the page before it saves', async () => {
    const page = await paperPage(wrote({ disposition: 'resolved' }));
    let told: CordSaveWrapUpEvent | undefined;
    page.place.addEventListener('cord-save-wrap-up', (event) => { told = event; event.preventDefault(); }, { once: true });
    button(page.element, 'save').click();
    await settle(page.place);
    expect([told!.callId, told!.record.answers, page.open().length]).to.deep.equal([page.open()[0]!.callId, { disposition: 'resolved' }, 1]);
    button(page.element, 'save').click();
    await until(() => !page.open().length && page.element.matches(':state(none)'), 'saved');
  });

  it('where it cannot be saved keeps everything, and offers the text', async () => {
    const page = await paperPage(wrote({ disposition: 'resolved', notes: 'Order 4711' }));
    const { finish } = page.sim.records;
    await noRoom(page.sim);
    button(page.element, 'save').click();
    await until(() => words(page, '.failed .problem').join() === 'Could not be saved: No room on this computer. What you wrote is still here.', 'it says why');
    expect(input(page, 'Notes').value).to.equal('Order 4711');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    button(page.element, 'copy').click();
    await until(() => all<HTMLTextAreaElement>(page, 'textarea.copy')[0]?.value.includes('Notes: Order 4711'), 'to copy by hand');
    await expect(page.place).to.be.accessible();
    delete (navigator as { clipboard?: unknown }).clipboard;
    page.sim.records.finish = finish;
    button(page.element, 'save').click();
    await until(() => !page.open().length, 'then it works');
  });

  it('says what became of it at the CRM, and has it delivered again', async () => {
    const page = await paperPage(wrote({ disposition: 'resolved' }));
    page.sim.crm.hangs();
    page.sim.crm.fail('log', { code: 'crm-refused', message: 'There is no such outcome.' });
    button(page.element, 'save').click();
    await until(() => words(page, '.last').join() === 'Ada Lovelace: saved here, on its way to the CRM.', 'on its way');
    page.sim.crm.answers();
    await until(() => words(page, '.last').join().startsWith('Ada Lovelace: refused by the CRM: There is no such outcome.'), 'refused');
    await expect(page.place).to.be.accessible();
    button(page.element, 'retry').click();
    await until(() => words(page, '.last').join() === 'Ada Lovelace: saved. Delivered to the CRM.', 'delivered');
  });

  it('shows papers of a page that was closed', async () => {
    const page = await paperPage();
    page.cordDesk.desk = await deskWithPapers(earlier('1', 'Charles Babbage', 12, { notes: 'Second invoice' }), earlier('2', 'Mary Somerville', 60), earlier('3', 'Jean Bartik', 90));
    await until(() => words(page, 'h2').join() === 'Charles Babbage', 'the last of them');
    expect(input(page, 'Notes').value).to.equal('Second invoice');
    expect([words(page, '.facts')[0]!.startsWith('earlier call'), words(page, '[part=switch]'), all(page, '.left').length]).to.deep.equal([true, ['2 more to finish'], 0]);
    await expect(page.place).to.be.accessible();
  });

  it('stays fluent with 200 kB of notes: a key draws nothing but the mark', async () => {
    const page = await paperPage(wrote({ notes: 'x'.repeat(199_990) }));
    const notes = input(page, 'Notes');
    notes.focus();
    await until(() => words(page, '.mark').join() === 'Saved', 'quiet');
    const drawn: Node[] = [];
    const watch = new MutationObserver((records) => drawn.push(...records.map(({ target }) => target)));
    watch.observe(one(page, '.form'), { subtree: true, childList: true, characterData: true, attributes: true });
    let written = 0;
    const { set, get } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') as Required<Pick<PropertyDescriptor, 'get' | 'set'>>;
    fill(notes, `${notes.value}y`);
    Object.defineProperty(notes, 'value', { configurable: true, get, set(value: string) { written++; set.call(this, value); } });
    await until(() => String(page.open()[0]!.record.answers['notes']).endsWith('y') && words(page, '.mark').join() === 'Saved', 'kept');
    watch.disconnect();
    expect([drawn.length, written]).to.deep.equal([0, 0]);
  });

  it('shows markup as text, and a name of 10 kB in its place', async () => {
    const form = { type: 'object', properties: { '<b>"x"</b>': { type: 'string', format: 'disposition', title: '<i>Why</i>', oneOf: [{ const: 'a', title: `<u>${'x'.repeat(10_000)}` }] } } } as const;
    const page = await paperPage(async (sim) => {
      const callId = sim.line.ring({ number: '1', name: `<img src=x>${'y'.repeat(10_000)}` });
      await sim.desk.send({ type: 'answer', callId });
      sim.line.ends(callId);
    }, { wrapUp: { form }, width: 280 });
    expect(all(page, 'i, u, img')).to.have.length(0);
    expect(page.element.scrollWidth).to.be.at.most(280);
    chip(page, '<u>').click();
    expect(answers(page)).to.deep.equal({ '<b>"x"</b>': 'a' });
  });
});
