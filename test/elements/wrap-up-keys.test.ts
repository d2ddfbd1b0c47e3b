import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { talking } from '../../stories/on-sim.js';
import { everyField, talked, talkedToTwo } from '../../stories/papers-on-sim.js';
import { chip, field, fill, focused, input, one, paperPage, words } from './wrap-up-page.js';
import { clearPage, settle, until } from './sim-page.js';

/** One after the other; `Control+Enter` together. */
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    const [held, last = held] = key.split('+') as [string, string?];
    await (held === last ? sendKeys({ press: last }) : together(held, last));
  }
};

/** WebKit's driver holds no key: there the page hears what it would hear then. */
async function together(held: string, key: string): Promise<void> {
  if (await sendKeys({ down: held }).then(() => true, () => false)) {
    await sendKeys({ press: key });
    return sendKeys({ up: held });
  }
  let active = document.activeElement!;
  while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const code = /\d/.test(key) ? `Digit${key}` : key;
  active.dispatchEvent(new KeyboardEvent('keydown', { key, code, ctrlKey: held === 'Control', altKey: held === 'Alt', bubbles: true, composed: true, cancelable: true }));
}

/** Key by key: WebKit's driver loses the second of two same keys that are typed at once. */
const type = async (text: string): Promise<void> => { for (const key of text) await sendKeys({ press: key }); };

describe('<cord-wrap-up> by keyboard', () => {
  afterEach(clearPage);

  it('takes the usual call in as many keys as it must: a figure, the note, Ctrl+Enter', async () => {
    const page = await paperPage(talked);
    let keys = 0;
    page.element.shadowRoot!.addEventListener('keydown', (event) => { if ((event as KeyboardEvent).key !== 'Control') keys++; });
    page.element.focus();
    await until(() => focused(page), 'it has the focus');
    await press('1');
    await until(() => focused(page)?.localName === 'textarea', 'on to the notes');
    await type('Refund sent');
    expect(page.open()[0]!.record.answers, 'each key is on the paper at once').to.deep.equal({ disposition: 'resolved', notes: 'Refund sent' });
    await press('Control+Enter');
    await until(() => !page.open().length, 'saved');
    expect(keys).to.equal(1 + 'Refund sent'.length + 1);
    await until(() => words(page, '.last').join() === 'Ada Lovelace: saved. Delivered to the CRM.', 'delivered');
    expect([...page.sim.crm.interactions.values()].map(({ notes, disposition }) => [notes, disposition?.code])).to.deep.equal([['Refund sent', 'resolved']]);
    expect(focused(page), 'the keyboard stays here').to.equal(one(page, '.frame'));
  });

  it('opens a branch with a figure, goes back with Backspace or Escape, and on to what the choice asks for', async () => {
    const page = await paperPage(talked);
    page.element.focus();
    await until(() => focused(page), 'it has the focus');
    for (const back of ['Backspace', 'Escape']) {
      await press('2');
      await until(() => words(page, '.way b').join() === 'Follow-up' && focused(page)?.textContent.includes('Call back'), 'in the branch');
      expect(words(page, '.chips [data-choice]')).to.deep.equal(['1Call back', '2Work order', '3Waiting for them']);
      await press(back);
      await until(() => !words(page, '.way b').length && focused(page)?.textContent.includes('Resolved'), 'back');
    }
    await press('2', '1');
    await until(() => focused(page) === input(page, 'Call back'), 'asked when');
    await type('tomorrow 10:00');
    expect(words(page, '.heard')[0]).to.match(/^Tomorrow, .*10:00/);
    await press('Enter');
    await until(() => !page.open().length, 'Enter in a line saves');
    const [saved] = page.sim.crm.interactions.values();
    expect(saved!.disposition).to.deep.equal({ code: 'call-back', path: ['Follow-up', 'Call back'] });
    const tomorrow = new Date();
    tomorrow.setDate(tomorrow.getDate() + 1);
    tomorrow.setHours(10, 0, 0, 0);
    expect(saved!.callbackAt).to.equal(tomorrow.toISOString());
  });

  it('in a text field a figure is a figure; with Alt it chooses, and the text keeps the keyboard', async () => {
    const page = await paperPage(talked);
    input(page, 'Notes').focus();
    await type('4711');
    expect(page.open()[0]!.record.answers).to.deep.equal({ notes: '4711' });
    await press('Alt+3');
    await until(() => page.open()[0]!.record.answers['disposition'] === 'complaint', 'chosen');
    expect(focused(page)).to.equal(input(page, 'Notes'));
    expect(input(page, 'Notes').value).to.equal('4711');
    await press('Backspace', 'Escape', 'Enter');
    expect(page.open()[0]!.record.answers['notes'], 'Escape and Enter cost nothing there').to.equal('471\n');
  });

  it('arrows go from chip to chip, Tab past them', async () => {
    const page = await paperPage(talked);
    page.element.focus();
    await until(() => focused(page)?.textContent.includes('Resolved'), 'on the first');
    await press('ArrowRight', 'ArrowDown');
    expect(focused(page)).to.equal(chip(page, 'Complaint'));
    await press('End', 'ArrowRight');
    expect(focused(page), 'round').to.equal(chip(page, 'Resolved'));
    await press('Tab');
    expect(focused(page)).to.equal(input(page, 'Notes'));
  });

  it('asks for what is missing in words beside it, and takes the keyboard there', async () => {
    const page = await paperPage(talked);
    input(page, 'Notes').focus();
    await press('Control+Enter');
    await until(() => field(page, 'Outcome').textContent.includes('Outcome is needed.'), 'it says so');
    expect(focused(page)?.classList.contains('chip')).to.equal(true);
    await press('2', '1');
    await until(() => field(page, 'Call back').textContent.includes('Call back is needed.'), 'now that');
    await settle(page.place);
    await expect(page.place).to.be.accessible();
    fill(input(page, 'Call back'), 'sometime');
    await press('Enter');
    await until(() => field(page, 'Call back').textContent.includes('this is not clear'), 'what it cannot read is not thrown away');
    expect(input(page, 'Call back').value).to.equal('sometime');
    fill(input(page, 'Call back'), 'in 2 hours');
    await press('Enter');
    await until(() => !page.open().length, 'saved');
  });

  it('goes on to the next paper', async () => {
    const page = await paperPage(talkedToTwo);
    expect(words(page, 'h2')).to.deep.equal(['Grace Hopper']);
    expect(words(page, '[part=save]')[0]).to.include('Save and next');
    page.element.focus();
    await until(() => focused(page), 'it has the focus');
    await press('1', 'Control+Enter');
    await until(() => words(page, 'h2').join() === 'Ada Lovelace' && focused(page)?.classList.contains('chip'), 'the next, ready for a figure');
    expect(words(page, '[part=save]')[0]).to.match(/^Save (Ctrl|⌘)/);
    expect(words(page, '.last').join()).to.include('Grace Hopper: saved');
  });

  it('is not saved while the call goes on', async () => {
    const page = await paperPage(talking);
    input(page, 'Notes').focus();
    await press('Control+Enter');
    await until(() => words(page, '[part=problem]').join().includes('The call goes on'), 'it says why');
    expect(page.open().map(({ status }) => status)).to.deep.equal(['open']);
  });

  it('gives a score by figure, and takes a tag by Enter', async () => {
    const page = await paperPage(talked, { wrapUp: { form: everyField } });
    field(page, 'How it went').querySelector('input')!.focus();
    await press('4');
    await until(() => page.open()[0]!.record.answers['score'] === 4, 'four stars');
    expect(page.open()[0]!.record.answers, 'and no outcome').to.deep.equal({ score: 4 });
    await press('ArrowRight');
    await until(() => page.open()[0]!.record.answers['score'] === 5, 'five');
    await press('Delete');
    await until(() => !('score' in page.open()[0]!.record.answers), 'none');
    input(page, 'Topics').focus();
    await type('Second box');
    await press('Enter');
    await type('urgent,');
    await settle(page.place);
    expect(page.open()[0]!.record.answers['topics']).to.deep.equal(['Second box', 'urgent']);
    await press('Backspace');
    expect(page.open()[0]!.record.answers['topics']).to.deep.equal(['Second box']);
  });

  it('leaves alone what is being composed', async () => {
    const page = await paperPage(talked);
    const notes = input(page, 'Notes');
    notes.focus();
    notes.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    notes.value = 'に';
    notes.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
    notes.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true, composed: true }));
    await page.sim.desk.send({ type: 'change-wrap-up', callId: page.open()[0]!.callId, answers: { notes: 'from elsewhere' } });
    await settle(page.place);
    expect([page.open().length, notes.value]).to.deep.equal([1, 'に']);
  });
});
