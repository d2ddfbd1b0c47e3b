import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test, type TestContext } from 'node:test';
import type { FlowOptions } from '../../src/flows/index.js';
import { createSim, type Sim } from '../../src/sim/index.js';

/** As much of a browser's page as is asked when it goes. */
class FakePage extends EventTarget {
  readonly navigation = new EventTarget();
  readonly location = new URL('https://crm.example/customers');

  /** A link, a form or a script leads there. */
  follow(url: string, sameDocument = false): void {
    this.navigation.dispatchEvent(Object.assign(new Event('navigate'), { destination: { url, sameDocument } }));
  }

  key(key: string, more = {}): void {
    this.dispatchEvent(Object.assign(new Event('keydown'), { key, ...more }));
  }

  /** Gives whether the person was asked. */
  go(): boolean {
    const isAsked = !this.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    this.dispatchEvent(new Event('pagehide'));
    return isAsked;
  }
}

describe('a page with a call that goes', () => {
  let page: FakePage;
  const names = ['addEventListener', 'navigation', 'location'] as const;
  beforeEach(() => {
    page = new FakePage();
    for (const name of names) Object.defineProperty(globalThis, name, { configurable: true, value: name === 'addEventListener' ? page.addEventListener.bind(page) : page[name] });
  });
  afterEach(() => { for (const name of names) Reflect.deleteProperty(globalThis, name); });

  const inCall = async (t: TestContext, options: FlowOptions = {}): Promise<Sim & { readonly callId: string }> => {
    const sim = await createSim(options);
    t.after(() => sim.stop());
    const callId = sim.line.ring({ number: '1' });
    await sim.desk.send({ type: 'answer', callId });
    return { ...sim, callId };
  };
  const hungUp = ({ line }: Sim): boolean => line.asked.some((asked) => asked.startsWith('hangUp'));

  test('asks, and keeps the call', async (t) => {
    const sim = await inCall(t);
    assert.equal(page.go(), true);
    assert.equal(hungUp(sim), false);
  });

  test('does not ask without a call, nor where another page goes on with it', async (t) => {
    const sim = await inCall(t);
    sim.line.ends(sim.callId);
    assert.equal(page.go(), false);
    sim.stop();
    await inCall(t, { isLast: () => false });
    assert.equal(page.go(), false);
  });

  test('does not ask where a page of the same site follows; what stays here, leads elsewhere or is long past is no answer', async (t) => {
    t.mock.timers.enable({ apis: ['Date'] });
    await inCall(t);
    page.follow('https://crm.example/orders');
    assert.equal(page.go(), false);
    page.key('F5');
    assert.equal(page.go(), false);
    page.key('r', { metaKey: true });
    assert.equal(page.go(), false);
    t.mock.timers.tick(2_000);
    assert.equal(page.go(), true);
    page.follow('https://crm.example/customers#a', true);
    page.key('r', { metaKey: false, ctrlKey: false });
    page.follow('https://elsewhere.example/');
    assert.equal(page.go(), true);
  });

  test('ends the call where that is wanted, unless a page of the same site follows, be it that it is told late', async (t) => {
    const stays = await inCall(t, { onClose: 'end' });
    page.follow('https://crm.example/orders');
    page.go();
    assert.equal(hungUp(stays), false);
    page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    page.follow('https://crm.example/back');
    page.dispatchEvent(new Event('pagehide'));
    assert.equal(hungUp(stays), false);
    stays.stop();
    const others = await inCall(t, { onClose: 'end', isLast: () => false });
    page.go();
    assert.equal(hungUp(others), false);
    others.stop();
    const ends = await inCall(t, { onClose: 'end' });
    page.go();
    assert.equal(hungUp(ends), true);
  });
});
