import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/agent-status.js';
import '../../src/define/call.js';
import '../../src/define/calls.js';
import type { CordDeskElement } from '../../src/elements/desk/desk-element.js';
import { locale, setLanguage, wordsComing } from '../../src/i18n/index.js';
import { createSim, type Sim } from '../../src/sim/index.js';
import { ada } from '../../stories/on-sim.js';
import { clearPage, emptyPlace, settle, simPage, textOf, until, type SimPage } from './sim-page.js';

const content = html`<cord-calls></cord-calls><cord-agent-status></cord-agent-status>`;
const calls = ({ place }: Pick<SimPage, 'place'>): HTMLElement => place.querySelector('cord-calls')!;
const status = ({ place }: Pick<SimPage, 'place'>): HTMLElement => place.querySelector('cord-agent-status')!;
const root = document.documentElement;

/** A page as a browser finds it: the elements before the desk that says the language, everything at once. */
async function written(attributes: Partial<Pick<CordDeskElement, 'locale' | 'texts'>>): Promise<{ sim: Sim; place: HTMLElement; cordDesk: CordDeskElement }> {
  const [sim, place] = [await createSim(), emptyPlace()];
  const cordDesk = Object.assign(document.createElement('cord-desk'), { desk: sim.desk, ...attributes });
  place.append(document.createElement('cord-calls'), document.createElement('cord-agent-status'), cordDesk);
  return { sim, place, cordDesk };
}

describe('the language of the words', () => {
  const [lang, dir] = [root.lang, root.dir];

  afterEach(async () => {
    await clearPage();
    [root.lang, root.dir] = [lang, dir];
    await setLanguage(undefined);
  });

  it('is English where nobody says anything', async () => {
    const page = await simPage(content);
    expect(textOf(calls(page))).to.equal('No calls Ready to receive.');
    expect(['lang', 'dir'].some((name) => calls(page).hasAttribute(name))).to.equal(false);
  });

  it('changes while the page is open, words and all, and back', async () => {
    const page = await simPage(content);
    page.cordDesk.texts = { 'No calls': 'Nobody there', 'Ready': 'Here' };
    await until(() => textOf(calls(page)).startsWith('Nobody there'), 'the new words are shown');
    expect(textOf(status(page))).to.match(/Status: ?Here/);
    page.cordDesk.texts = { 'No calls': 'All quiet' };
    await until(() => textOf(calls(page)).startsWith('All quiet'), 'other words');
    expect(textOf(status(page)), 'what the page no longer says is ours again').to.match(/Status: ?Ready/);
    page.cordDesk.locale = 'de-AT';
    await until(() => locale() === 'de-AT' && !wordsComing(), 'another language');
    expect(textOf(calls(page)), 'with the page’s own words on top').to.match(/^All quiet/);
  });

  it('shows nothing in English before', async () => {
    const page = await written({ locale: 'de', texts: { 'No calls': 'Keine Anrufe' } });
    const seen = new Set<string>();
    const watch = new MutationObserver(() => seen.add(textOf(calls(page))));
    watch.observe(calls(page).shadowRoot ?? calls(page), { childList: true, subtree: true, characterData: true });
    await until(() => {
      const text = textOf(calls(page));
      if (text) seen.add(text);
      return text.startsWith('Keine Anrufe');
    }, 'it is German');
    watch.disconnect();
    expect([...seen].filter((text) => text.includes('No calls'))).to.deep.equal([]);
  });

  it('is that of the page, where the desk says none', async () => {
    root.lang = 'de-AT';
    const page = await written({});
    await settle(page.place);
    expect(locale()).to.equal('de-AT');
    expect(calls(page).hasAttribute('lang'), 'the page says so itself').to.equal(false);
  });

  it('says what it is, and where it begins, where the page is in another', async () => {
    root.lang = 'en';
    const page = await simPage(content);
    status(page).dir = 'ltr';
    page.cordDesk.locale = 'ar';
    await until(() => calls(page).dir === 'rtl', 'Arabic begins on the right');
    expect(calls(page).lang).to.equal('ar');
    expect(status(page).dir, 'what the page said of an element holds').to.equal('ltr');
    expect(page.cordDesk.hasAttribute('dir'), 'a desk may hold elements of the page').to.equal(false);
    page.sim.line.ring(ada);
    await until(() => calls(page).shadowRoot!.querySelector('cord-call'), 'it rings');
    await settle(page.place);
    const card = calls(page).shadowRoot!.querySelector('cord-call')!;
    expect(getComputedStyle(card).direction).to.equal('rtl');
    expect(card.shadowRoot!.querySelector('.number')!.getAttribute('dir'), 'numbers stay as they are').to.equal('ltr');
    await expect(page.place).to.be.accessible();

    page.cordDesk.locale = 'en';
    await until(() => !calls(page).hasAttribute('dir') && !calls(page).hasAttribute('lang'), 'nothing needs to be said any more');
    expect(status(page).dir).to.equal('ltr');
  });

  it('leaves the direction of a page alone that is in the same language', async () => {
    [root.lang, root.dir] = ['ar', 'rtl'];
    const page = await simPage(content);
    await until(() => locale() === 'ar' && !wordsComing(), 'it is that of the page');
    await settle(page.place);
    expect(calls(page).hasAttribute('dir')).to.equal(false);
    expect(getComputedStyle(calls(page)).direction).to.equal('rtl');
  });

  it('writes the time anew in another country, where the words stay', async () => {
    const page = await simPage(content);
    page.cordDesk.locale = 'en-US';
    await until(() => locale() === 'en-US', 'there');
    const before = status(page).shadowRoot!.querySelector('.time')!;
    page.cordDesk.locale = 'ar-EG';
    await until(() => /^[٠-٩]+:[٠-٩]{2}$/.test(before.textContent.trim()), 'in the digits of Egypt');
    page.cordDesk.locale = 'ar-AE';
    await until(() => /^\d+:\d{2}$/.test(before.textContent.trim()), 'in those of the Emirates');
  });

  it('is not changed by a second desk that says nothing of it', async () => {
    await simPage(content, undefined, {}).then(({ cordDesk }) => { cordDesk.locale = 'de'; });
    await until(() => locale() === 'de', 'the first has said so');
    const second = document.createElement('cord-desk');
    emptyPlace().append(second);
    await second.updateComplete;
    expect(locale()).to.equal('de');
  });
});
