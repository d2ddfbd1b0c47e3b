import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { CordOpenCustomerEvent } from '../../src/elements/screen-pop/screen-pop-events.js';
import { setLanguage } from '../../src/i18n/index.js';
import { clockListeners } from '../../src/elements/page-clock.js';
import {
  ada, adaRings, adaRingsAgain, byron, crmIsDown, crmIsSlow, grace, graceRingsToo, handover, longTimeline, trickster, withCustomers,
} from '../../stories/customers-on-sim.js';
import { ada as caller, type Script } from '../../stories/on-sim.js';
import type { SimOptions } from '../../src/sim/index.js';
import { all, news, one, popPage, who, words, type PopPage } from './screen-pop-page.js';
import { button, clearPage, emptyPlace, settle, textOf, until, type Scheme } from './sim-page.js';

const alan = { id: '1002', name: 'Alan Turing' };
const minutesAgo = (minutes: number): number => Date.now() - minutes * 60_000;
const passedOn: Script = ({ line }) => void line.ring({ number: '1004', name: 'Barbara Liskov', handover });

interface Moment {
  readonly script?: Script;
  readonly options?: SimOptions;
  readonly width?: number;
}

const moments: Record<string, Moment> = {
  'nobody calls': { script: () => {} },
  'known': {},
  'known, in a sidebar': { width: 280 },
  'known, on a page': { width: 720 },
  'a colleague is with them': { options: withCustomers(ada({ contact: { colleague: alan, since: minutesAgo(4) } })) },
  'several': { options: withCustomers(ada(), byron()), width: 280 },
  'unknown': { options: withCustomers() },
  'searching': { script: crmIsSlow() },
  'the CRM is down': { script: crmIsDown(ada()), width: 280 },
  'handed over': { script: passedOn },
  'while talking': { script: graceRingsToo, options: withCustomers(ada(), grace()), width: 280 },
};

const open = (page: PopPage, url: string): void => { page.place.addEventListener('click', (event) => { if ((event.composedPath()[0] as Element).closest(`a[href="${url}"]`)) event.preventDefault(); }); };

describe('<cord-screen-pop>', () => {
  afterEach(clearPage);
  afterEach(() => setLanguage(undefined));

  for (const scheme of ['light', 'dark'] as Scheme[]) {
    for (const [moment, { script, options, width = 360 }] of Object.entries(moments)) {
      it(`is accessible: ${moment}, ${scheme}`, async () => {
        const page = await popPage(script, { scheme, width, ...options });
        await expect(page.place).to.be.accessible();
        expect(page.pop.scrollWidth).to.be.at.most(width);
      });
    }
  }

  it('says so where there is no desk', async () => {
    const alone = emptyPlace().appendChild(document.createElement('cord-screen-pop'));
    await until(() => textOf(alone).includes('<cord-desk>'), 'it asks for a desk');
  });

  it('waits quietly, and takes no room later that it did not take before', async () => {
    const page = await popPage(() => {});
    expect(textOf(page.pop)).to.equal('Who calls is shown here.');
    expect(page.pop.matches(':state(empty)')).to.equal(true);
    const before = page.pop.offsetHeight;
    adaRings(page.sim);
    await until(() => who(page) === 'Ada Lovelace', 'she is shown');
    expect(page.pop.offsetHeight).to.equal(before);
  });

  it('shows who it is, before the answer', async () => {
    const page = await popPage();
    expect([who(page), ...words(page, '[part=company], [part~=tier], [part=number]')]).to.deep.equal(['Ada Lovelace', 'Analytical Engines', 'Gold', '+1 555 010 0']);
    expect(words(page, '[part=disc]')).to.deep.equal(['AL']);
    expect(words(page, '[part=fact]')).to.deep.equal(['QueueSupport', 'ChoseOrders › Delivery', 'Waited1:12']);
    expect(words(page, '.relation p')).to.deep.equal(['Looked after by Barbara Liskov', 'Last contact 1 hour ago, with Barbara Liskov']);
    expect(words(page, '.fields dt, .fields dd').slice(0, 4)).to.deep.equal(['Contract', 'Premium, until June', 'Open balance', '€ 1,240.00']);
    expect(page.pop.matches(':state(known)')).to.equal(true);
    expect(news(page)).to.equal('Ada Lovelace, Analytical Engines, Gold');
  });

  it('shows what is open, the overdue first, and what was before, by days, with what was missed', async () => {
    const page = await popPage();
    expect(words(page, '.sum')).to.deep.equal(['3 open, 1 overdue']);
    expect(words(page, '[part=item]')[0]).to.match(/^Call back about the invoice Callback ?Overdue since/);
    expect(all(page, '[part=overdue]')).to.have.length(1);
    expect(all(page, '[part=entry]')).to.have.length(7);
    expect(words(page, '[part=entry]').filter((text) => text.includes('Missed')).join()).to.match(/^Missed Incoming call/);
    expect(all(page, '[part=day]').length).to.be.within(6, 7);
  });

  it('says "Yours" where we look after them, and warns where a colleague is with them', async () => {
    const mine = await popPage(undefined, withCustomers(ada({ owner: { id: '1001', name: 'Grace' } })));
    expect(words(mine, '.relation .mine')).to.deep.equal(['Yours']);
    expect(all(mine, '[part~=warning]')).to.have.length(0);
    await clearPage();
    const warned = await popPage(undefined, withCustomers(ada({ contact: { colleague: alan, since: minutesAgo(9), until: minutesAgo(4) } })));
    expect(words(warned, '[part~=warning]')).to.deep.equal(['Alan Turing was with them 4 minutes ago.']);
    expect(news(warned)).to.include('Alan Turing was with them');
  });

  it('marks who calls again', async () => {
    const page = await popPage(adaRingsAgain);
    expect(words(page, '[part~=repeat]').join()).to.match(/^Call number 3 in 24 hours/);
  });

  it('says it in other words as soon as it is to, the timeline too', async () => {
    const page = await popPage();
    await until(() => all(page, '[part~=missed]').length > 0, 'the timeline');
    await setLanguage('en', { 'Missed': 'Not taken', 'Open': 'To their page', '{0}: it is somebody else': '{0}, no' });
    await until(() => words(page, '[part~=missed]')[0] === 'Not taken', 'other words');
    expect([words(page, '[part=open]'), one(page, '[part=not-them]').getAttribute('aria-label')]).to.deep.equal([['To their page'], 'Not them, no']);
    await setLanguage(undefined);
    await until(() => words(page, '[part~=missed]')[0] === 'Missed', 'ours again');
  });

  it('begins at the right where people read so, numbers as they are', async () => {
    await setLanguage('he');
    const page = await popPage(undefined, { width: 280 });
    expect([getComputedStyle(page.pop).direction, getComputedStyle(one(page, '[part~=number]')).direction]).to.deep.equal(['rtl', 'ltr']);
    const [disc, name] = [one(page, '.disc'), one(page, 'h2')].map((part) => part.getBoundingClientRect());
    expect(disc!.left, 'the initials first').to.be.greaterThan(name!.left);
    expect(page.pop.scrollWidth).to.be.at.most(280);
    await expect(page.place).to.be.accessible();
  });

  it('shows what this computer knows at once, and says that nobody has confirmed it yet', async () => {
    const page = await popPage(crmIsSlow(ada({ tier: 'Silver' })));
    expect([who(page), ...words(page, '[part~=tier], [part=note]')]).to.deep.equal(['Ada Lovelace', 'Silver', 'From this computer; asking the CRM…']);
    const bottom = one(page, '.note').getBoundingClientRect().bottom;
    page.sim.crm.answers();
    await until(() => words(page, '[part~=tier]').join() === 'Gold', 'the CRM answered');
    await settle(page.place);
    expect(words(page, '[part=note]')).to.deep.equal(['']);
    expect(one(page, '.note').getBoundingClientRect().bottom, 'nothing jumps').to.equal(bottom);
  });

  it('keeps the place of what is searched, without a word in the first 300 ms', async () => {
    const page = await popPage(crmIsSlow());
    expect(who(page)).to.equal('Ada Lovelace');
    for (const waiting of all(page, '.wait')) expect(getComputedStyle(waiting).animationDelay).to.equal('0.3s');
    expect(all(page, '.bars .bar')).to.have.length(3);
    const bottom = one(page, '.head').getBoundingClientRect().height;
    page.sim.crm.answers();
    await until(() => page.pop.matches(':state(known)'), 'she is known');
    await settle(page.place);
    expect(one(page, '.who').getBoundingClientRect().height, 'the lines of the head were kept free').to.be.at.most(bottom);
  });

  it('says that the CRM is down, and tries again when asked', async () => {
    const page = await popPage(crmIsDown(ada()));
    expect([who(page), ...words(page, '[part=note] span')]).to.deep.equal(['Ada Lovelace', 'From this computer. The CRM cannot be reached.']);
    button(page.pop, 'retry').click();
    await until(() => words(page, '[part=note]').join() === '', 'it answered');
    expect(who(page)).to.equal('Ada Lovelace');
  });

  it('does not say that somebody is not in a CRM that did not answer', async () => {
    const page = await popPage(crmIsDown());
    expect(words(page, '[part=unknown] h3')).to.deep.equal(['Nobody with this number is known on this computer.']);
  });

  it('opens their page, which the page may do itself', async () => {
    const page = await popPage();
    let told: CordOpenCustomerEvent | undefined;
    page.place.addEventListener('cord-open-customer', (event) => { told = event; }, { once: true });
    button(page.pop, 'open').click();
    await until(() => page.sim.crm.opened.length === 1, 'it is opened');
    expect(told).to.include({ callId: 'sim-1', customerId: 'c-17' });
    page.place.addEventListener('cord-open-customer', (event) => event.preventDefault());
    button(page.pop, 'open').click();
    await settle(page.place);
    expect(page.sim.crm.opened).to.have.length(1);
  });

  it('is a way to their page where there is no CRM to open it', async () => {
    const page = await popPage(async (sim) => {
      await sim.records.contacts.keep([ada()]);
      sim.line.ring(caller);
    }, { crm: undefined } as unknown as SimOptions);
    expect(words(page, '[part=note]')).to.deep.equal(['From this computer.']);
    const link = one(page, 'a[part=open]') as HTMLAnchorElement;
    expect([link.href, link.target, link.rel]).to.deep.equal(['https://crm.example/customers/c-17', '_blank', 'noopener noreferrer']);
    open(page, link.href);
    let told: CordOpenCustomerEvent | undefined;
    page.place.addEventListener('cord-open-customer', (event) => { told = event; });
    link.click();
    expect(told).to.include({ customerId: 'c-17' });
  });

  it('shows what a colleague wrote, and of a long text the beginning, or all of it', async () => {
    const page = await popPage(passedOn);
    expect(words(page, '.handover h3')).to.deep.equal(['From Barbara LiskovFollow-up › Call back']);
    expect(one(page, '[part=text]').textContent).to.equal(handover.notes);
    await clearPage();
    const notes = 'It rattles, she said, since the last maintenance of the mill.\n'.repeat(3_300);
    const long = await popPage(({ line }) => void line.ring({ number: '1004', handover: { ...handover, notes, cut: true } }));
    expect(one(long, '[part=text]').textContent.length).to.be.below(600);
    button(long.pop, 'more').click();
    await settle(long.place);
    expect(one(long, '[part=text]').textContent).to.equal(notes);
    expect(one(long, '[part=text]').offsetHeight).to.be.below(400);
    expect(long.pop.shadowRoot!.textContent).to.include('Only the beginning came along');
    button(long.pop, 'more').click();
    await settle(long.place);
    expect(one(long, '[part=text]').textContent.length).to.be.below(600);
  });

  it('draws a little of ten thousand contacts, and more when asked', async () => {
    const page = await popPage(undefined, { crm: { customers: [ada()], timelines: { 'c-17': longTimeline(10_000) } } });
    expect(all(page, '[part=entry]')).to.have.length(20);
    one(page, '.past [part=more]').click();
    await settle(page.place);
    expect(all(page, '[part=entry]')).to.have.length(60);
  });

  it('says why there is no timeline', async () => {
    const page = await popPage((sim) => {
      sim.crm.fail('timeline', { code: 'crm-refused', message: 'You may not see the history of this customer.' });
      adaRings(sim);
    });
    expect(words(page, '[part=timeline]').join()).to.include('You may not see the history of this customer.');
    one(page, '.past [part=retry]').click();
    await until(() => all(page, '[part=entry]').length === 7, 'it is there');
  });

  it('shows text as text, and only ways that are safe', async () => {
    const page = await popPage(undefined, withCustomers(trickster()));
    expect(who(page).length).to.be.at.most(200);
    expect(who(page)).to.match(/^<img src=x onerror=alert\(1\)> Ada Lovelace/);
    expect(all(page, 'img, script, b, i')).to.have.length(0);
    expect(all(page, '.fields a').map((link) => (link as HTMLAnchorElement).href)).to.deep.equal(['https://evil.example/%22onmouseover=%22alert(1)']);
    expect(all(page, '.work a')).to.have.length(0);
    expect(page.pop.scrollWidth).to.be.at.most(360);
  });

  it('stays while the call is wrapped up, and goes with the paper', async () => {
    const page = await popPage(async (sim) => {
      adaRings(sim);
      await sim.desk.send({ type: 'answer', callId: 'sim-1' });
      await sim.desk.send({ type: 'hang-up', callId: 'sim-1' });
    }, { wrapUp: {} });
    await page.sim.desk.send({ type: 'clear', callId: 'sim-1' });
    await settle(page.place);
    expect(who(page)).to.equal('Ada Lovelace');
    expect(words(page, '[part=fact]')[0]).to.equal('QueueSupport');
    await page.sim.desk.send({ type: 'change-wrap-up', callId: 'sim-1', answers: { disposition: 'resolved' } });
    await page.sim.desk.send({ type: 'save-wrap-up', callId: 'sim-1' });
    await until(() => page.pop.matches(':state(empty)'), 'it is empty');
  });

  it('shows the call that the page wants', async () => {
    const page = await popPage(graceRingsToo, withCustomers(ada(), grace()), html`<cord-screen-pop call-id="sim-1"></cord-screen-pop>`);
    expect([who(page), all(page, '[part=tab]').length]).to.deep.equal(['Ada Lovelace', 0]);
    page.pop.callId = 'sim-2';
    await settle(page.place);
    expect(who(page)).to.equal('Grace Hopper');
  });

  it('has its view ready before it rings, and leaves the clock alone when it goes', async () => {
    const page = await popPage(() => {});
    await until(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('screen-pop/card-view')), 'it is loaded');
    const listening = clockListeners();
    adaRings(page.sim);
    await until(() => clockListeners() > listening, 'it looks at the clock');
    page.pop.remove();
    await until(() => clockListeners() === listening, 'it does not any more');
  });
});
