import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { zohoHost } from '../../src/hosts/index.js';
import { until } from '../support/until.mjs';
import { recorded, type Recording } from './contracts/contract.js';
import { currentUser, dial, listLoad, pageLoad, zoho } from './contracts/zoho.js';
import { deskIn, hostile, playCall, settled, warnings } from './with-host.js';

function org(user: unknown = currentUser): Recording & { readonly fire: (event: string, data: unknown) => void } {
  const api = recorded(zoho);
  const listeners = new Map<string, (data: unknown) => void>();
  for (const method of Object.keys(zoho.methods)) api.does[method] = () => Promise.resolve(true);
  api.does['embeddedApp.on'] = (event: string, listener: (data: unknown) => void) => void listeners.set(event, listener);
  api.does['CRM.CONFIG.getCurrentUser'] = () => Promise.resolve(user);
  return { ...api, fire: (event, data) => listeners.get(event)!(data) };
}

describe('zohoHost', () => {
  test('a whole call, and the contract holds', async () => {
    const api = org();
    const sim = await deskIn(zohoHost(api.api, { panel: { width: 340, height: 600 } }));
    await playCall(sim);
    assert.deepEqual([api.times('CRM.UI.Dialer.maximize'), api.calls.find(([method]) => method === 'CRM.UI.Resize')?.[1]], [1, { width: '340', height: '600' }]);
    assert.equal(api.calls.findIndex(([method]) => method === 'embeddedApp.init') > api.calls.findLastIndex(([method]) => method === 'embeddedApp.on'), true, 'listeners come first');
    assert.deepEqual(sim.context()?.panel, { width: 340, height: 600, visible: true });
    api.holds();
  });

  test('a number is called, an object with it or the number itself', async () => {
    const api = org();
    const { line } = await deskIn(zohoHost(api.api));
    api.fire('Dial', dial);
    await until('it calls', () => line.asked.includes('dial +12125550142'));
    api.fire('Dial', '5551234');
    await until('it calls', () => line.asked.includes('dial 5551234'));
  });

  test('who is signed in, and what is on screen', async () => {
    for (const user of [currentUser, { users: [currentUser] }]) {
      const api = org(user);
      const { context } = await deskIn(zohoHost(api.api));
      await until('it asked who', () => context()?.user);
      assert.deepEqual(context()?.user, { id: '1000000030132', name: 'Ada Agent', email: 'ada@example.com' });
      api.fire('PageLoad', pageLoad);
      assert.deepEqual(context()?.record, { id: '3000000032096', type: 'Leads' });
      api.fire('PageLoad', listLoad);
      assert.equal(context()?.record, undefined);
    }
  });

  test('a customer is opened by their key', async () => {
    const api = org();
    const host = zohoHost(api.api, { entity: 'Leads' });
    await deskIn(host);
    await host.open!({ customer: { id: '3000000032096', name: 'Maria', numbers: [] } });
    await host.open!({ number: '1' });
    assert.deepEqual(api.calls.filter(([method]) => method === 'CRM.UI.Record.open').map(([, record]) => record), [{ Entity: 'Leads', RecordID: '3000000032096' }]);
    api.holds();
  });

  test('whatever it says, no desk breaks', async () => {
    for (const user of hostile.filter((one) => one !== 0)) { // A number, however short, is one.
      const api = org(user);
      const { desk, context } = await deskIn(zohoHost(api.api));
      for (const event of ['Dial', 'PageLoad']) api.fire(event, user);
      await settled();
      assert.deepEqual([desk.state.calls, context()?.name, context()?.record], [[], 'zoho', undefined]);
    }
  });

  test('a Zoho that does not begin, or whose methods fail', async (t) => {
    const heard = warnings(t);
    const api = org();
    api.does['embeddedApp.init'] = () => Promise.reject(new Error('Not a widget.'));
    const sim = await deskIn(zohoHost(api.api));
    await playCall(sim);
    assert.ok(heard.some((one) => one.includes('Not a widget')), heard.join('\n'));
    assert.equal(sim.context(), undefined);
    const other = org();
    other.does['CRM.UI.Dialer.maximize'] = () => Promise.reject(new Error('No dialer.'));
    await playCall(await deskIn(zohoHost(other.api)));
    assert.ok(heard.some((one) => one.includes('No dialer')), heard.join('\n'));
  });
});
