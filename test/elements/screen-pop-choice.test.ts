import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { popOf, type Customer } from '../../src/core/index.js';
import type { CordChooseCustomerEvent, CordCreateCustomerEvent } from '../../src/elements/screen-pop/screen-pop-events.js';
import { ada, adaRings, byron, grace, graceRingsToo, withCustomers } from '../../stories/customers-on-sim.js';
import { grace as otherCaller, ada as caller } from '../../stories/on-sim.js';
import { all, news, one, popPage, who, words, type PopPage } from './screen-pop-page.js';
import { button, clearPage, settle, until } from './sim-page.js';

const two = withCustomers(ada(), byron());
const current = (page: PopPage): string => words(page, '.option.current .title').join();
const press = async (page: PopPage, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    await sendKeys({ press: key });
    await settle(page.place);
  }
};
const field = (page: PopPage, name: string): HTMLInputElement => one(page, `input[name=${name}]`) as HTMLInputElement;
const type = (page: PopPage, name: string, value: string): void => {
  const input = field(page, name);
  input.focus();
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
};
const source = (page: PopPage): string | undefined => popOf(page.sim.desk.state, 'sim-1')?.source;

describe('<cord-screen-pop> with several customers', () => {
  afterEach(clearPage);

  it('asks who it is, and takes the answer from the keyboard', async () => {
    const page = await popPage(adaRings, two);
    expect(words(page, '[part=option]')).to.deep.equal(['AL Ada LovelaceAnalytical Engines Gold', 'AB Annabella ByronAnalytical Engines Silver']);
    expect(news(page)).to.equal('2 customers have this number. Who is it?');
    let told: CordChooseCustomerEvent | undefined;
    page.place.addEventListener('cord-choose-customer', (event) => { told = event; });
    one(page, '[role=listbox]').focus();
    await press(page, 'ArrowDown');
    expect([current(page), one(page, '[role=listbox]').getAttribute('aria-activedescendant')]).to.deep.equal(['Annabella Byron', 'option-1']);
    await press(page, 'ArrowDown', 'ArrowUp', 'End', 'Enter');
    await until(() => who(page) === 'Annabella Byron', 'she is shown');
    expect(told).to.include({ callId: 'sim-1', customerId: 'c-18' });
    expect(source(page)).to.equal('agent');
    expect(page.pop.shadowRoot!.activeElement?.className, 'the focus is not lost').to.include('body');
  });

  it('takes a click, and a page may keep it from being chosen', async () => {
    const page = await popPage(adaRings, two);
    page.place.addEventListener('cord-choose-customer', (event) => event.preventDefault(), { once: true });
    all(page, '[part=option]')[1]!.click();
    await settle(page.place);
    expect(page.pop.matches(':state(several)')).to.equal(true);
    all(page, '[part=option] .title')[1]!.click();
    await until(() => who(page) === 'Annabella Byron', 'she is shown');
  });

  it('is none of these: then it asks who, and searches again when asked', async () => {
    const page = await popPage(adaRings, two);
    button(page.pop, 'none').click();
    await until(() => page.pop.matches(':state(unknown)'), 'nobody');
    await until(() => page.pop.shadowRoot!.activeElement === field(page, 'name'), 'the focus is where it goes on');
    one(page, '[part=search-again]').click();
    await until(() => all(page, '[part=option]').length === 2, 'both again');
  });

  it('"Not them" says that it is somebody else', async () => {
    const page = await popPage();
    button(page.pop, 'not-them').click();
    await until(() => page.pop.matches(':state(unknown)'), 'nobody');
    expect(who(page), 'what the PBX shows').to.equal('Ada Lovelace');
    expect(all(page, '[part=timeline], .relation')).to.have.length(0);
  });

  it('keeps the place in the list when the CRM adds somebody', async () => {
    const page = await popPage(async (sim) => {
      await sim.records.contacts.keep([ada(), byron()]);
      sim.crm.hangs();
      adaRings(sim);
    }, withCustomers({ ...grace(), numbers: [caller.number] }, ada(), byron()));
    one(page, '[role=listbox]').focus();
    await press(page, 'ArrowDown');
    page.sim.crm.answers();
    await until(() => all(page, '[part=option]').length === 3, 'three');
    await settle(page.place);
    expect(current(page)).to.equal('Annabella Byron');
  });

  it('draws a part of five hundred, and the rest on the way there', async () => {
    const crowd: Customer[] = Array.from({ length: 500 }, (_, index) => ({ id: `n-${index}`, name: `Clerk ${index}`, numbers: [caller.number] }));
    const page = await popPage(adaRings, withCustomers(...crowd));
    expect(all(page, '[part=option]')).to.have.length(50);
    one(page, '[role=listbox]').focus();
    await press(page, 'End');
    expect(current(page)).to.equal('Clerk 499');
    const [list, option] = [one(page, '[role=listbox]').getBoundingClientRect(), one(page, '.option.current').getBoundingClientRect()];
    expect(option.bottom, 'and is seen').to.be.at.most(list.bottom + 1);
  });
});

describe('<cord-screen-pop> with somebody new', () => {
  afterEach(clearPage);

  it('takes them down, with the name that the PBX shows', async () => {
    const page = await popPage(adaRings, withCustomers());
    expect([words(page, '[part=unknown] h3').join(), field(page, 'name').value]).to.deep.equal(['Not in the CRM.', 'Ada Lovelace']);
    let told: CordCreateCustomerEvent | undefined;
    page.place.addEventListener('cord-create-customer', (event) => { told = event; });
    type(page, 'company', ' Engines ');
    await press(page, 'Enter');
    await until(() => page.pop.matches(':state(known)'), 'she is known');
    expect(told).to.include({ callId: 'sim-1', name: 'Ada Lovelace', company: 'Engines' });
    expect(words(page, '[part=company]')).to.deep.equal(['Engines']);
  });

  it('says beside it why that did not work, and loses nothing', async () => {
    const page = await popPage(adaRings, withCustomers());
    page.sim.crm.fail('create', { code: 'crm-refused', message: 'The CRM wants a first and a last name.' });
    type(page, 'name', 'Ada');
    type(page, 'company', 'Engines');
    await press(page, 'Enter');
    await until(() => words(page, '[part=problem]').join() === 'The CRM wants a first and a last name.', 'why');
    expect([field(page, 'name').value, field(page, 'company').value]).to.deep.equal(['Ada', 'Engines']);
    expect(field(page, 'name').getAttribute('aria-describedby')).to.equal('new-problem');
    await expect(page.place).to.be.accessible();
    type(page, 'name', 'Ada Byron');
    await settle(page.place);
    expect(all(page, '[part=problem]')).to.have.length(0);
    button(page.pop, 'create').click();
    await until(() => who(page) === 'Ada Byron', 'then it does');
  });

  it('asks for a name, creates nobody twice, and leaves it to a page with a form of its own', async () => {
    const page = await popPage(({ line }) => void line.ring({ number: '+15550111' }), withCustomers());
    button(page.pop, 'create').click();
    await until(() => words(page, '[part=problem]').join() === 'A new customer needs a name.', 'why');
    expect(page.pop.shadowRoot!.activeElement).to.equal(field(page, 'name'));
    type(page, 'name', 'Grace');
    page.sim.crm.hangs();
    button(page.pop, 'create').click();
    button(page.pop, 'create').click();
    await settle(page.place);
    expect(words(page, '[part=create]')).to.deep.equal(['Creating…']);
    page.sim.crm.answers();
    await until(() => page.pop.matches(':state(known)'), 'she is known');
    expect(page.sim.crm.asked.filter((asked) => asked.startsWith('create'))).to.have.length(1);
  });

  it('is left to a page that has a form of its own', async () => {
    const page = await popPage(adaRings, withCustomers());
    page.place.addEventListener('cord-create-customer', (event) => event.preventDefault());
    button(page.pop, 'create').click();
    await settle(page.place);
    expect(page.sim.crm.asked.filter((asked) => asked.startsWith('create'))).to.have.length(0);
    expect(words(page, '[part=create]')).to.deep.equal(['Create customer']);
  });
});

describe('<cord-screen-pop> with several calls', () => {
  afterEach(clearPage);
  const both = withCustomers(ada(), grace());
  const tabs = (page: PopPage): string[] => words(page, '[part=tab]');
  const shownTab = (page: PopPage): string => words(page, '[part=tab][aria-pressed=true] bdi').join();

  it('pops who rings, keeps the other in sight, and goes back when the ringing ends', async () => {
    const page = await popPage(graceRingsToo, both);
    expect([who(page), ...tabs(page)]).to.deep.equal(['Grace Hopper', 'Ada LovelaceTalking', 'Grace HopperRinging']);
    page.sim.line.ends('sim-2', { cause: 'cancelled', by: 'peer' });
    await until(() => who(page) === 'Ada Lovelace', 'back');
  });

  it('turns to the one the agent wants, until somebody else rings', async () => {
    const page = await popPage(graceRingsToo, both);
    all(page, '[part=tab]')[0]!.click();
    await until(() => who(page) === 'Ada Lovelace', 'her card');
    page.sim.line.ring({ number: otherCaller.number });
    await until(() => shownTab(page) === 'Grace Hopper' && tabs(page).length === 3, 'news');
  });

  it('takes nothing out of the agent\'s hands, and what was typed is there again', async () => {
    const page = await popPage(async (sim) => {
      adaRings(sim);
      await sim.desk.send({ type: 'answer', callId: 'sim-1' });
    }, withCustomers(grace()));
    type(page, 'name', 'Ada B');
    page.sim.line.ring(otherCaller);
    await until(() => tabs(page).length === 2, 'she rings');
    expect(shownTab(page), 'but the agent types').to.equal('Ada Lovelace');
    all(page, '[part=tab]')[1]!.click();
    field(page, 'name').blur();
    await until(() => who(page) === 'Grace Hopper', 'her card');
    all(page, '[part=tab]')[0]!.click();
    await until(() => shownTab(page) === 'Ada Lovelace', 'and back');
    expect(field(page, 'name').value).to.equal('Ada B');
  });
});
