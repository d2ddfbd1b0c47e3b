import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { crmOf } from '../../src/crm/index.js';
import { salesforceCrm, salesforceHost } from '../../src/hosts/index.js';
import { call as interaction } from '../crm/interactions.js';
import { patient, refusal } from '../crm/refusal.js';
import { until } from '../support/until.mjs';
import { recorded, type Recording } from './contracts/contract.js';
import { clicked, constants, foundTwo, navigated, salesforce, toList } from './contracts/salesforce.js';
import { deskIn, hostile, playCall, settled, warnings } from './with-host.js';

/** Salesforce, as it answers when all is well. */
function org(): Recording {
  const api = recorded(salesforce, constants);
  const answers: Readonly<Record<string, unknown>> = { getAppViewInfo: navigated, isSoftphonePanelVisible: { visible: false }, searchAndScreenPop: foundTwo, saveLog: { recordId: '00Txx0000001gEREAY' } };
  for (const method of Object.keys(salesforce.methods)) {
    if (/^on/.test(method)) continue;
    api.does[method] = ({ callback }: { callback?: (response: object) => void }) => queueMicrotask(() => callback?.({ success: true, returnValue: answers[method] ?? null, errors: null }));
  }
  return api;
}
const listener = (api: Recording, method: string): ((payload: unknown) => void) => (api.last(method)[0] as { listener: (payload: unknown) => void }).listener;
const calls = (api: Recording, method: string) => api.calls.filter(([name]) => name === method).map(([, args]) => args);

describe('salesforceHost', () => {
  test('a whole call: the panel is shown, the caller is looked for, and the contract holds', async () => {
    const api = org();
    const sim = await deskIn(salesforceHost(api.api, { panel: { width: 320, height: 560 } }));
    await playCall(sim);
    assert.deepEqual(calls(api, 'setSoftphonePanelVisibility'), [{ visible: true }]);
    assert.deepEqual(calls(api, 'searchAndScreenPop'), [{ searchParams: '+12125550142', callType: 'inbound', deferred: false }]);
    assert.deepEqual([calls(api, 'setSoftphonePanelWidth'), calls(api, 'setSoftphonePanelHeight')], [[{ widthPX: 320 }], [{ heightPX: 560 }]]);
    api.holds();
  });

  test('numbers call by a click while there is a line, and no longer when the desk ends', async () => {
    const api = org();
    const { line, life } = await deskIn(salesforceHost(api.api));
    line.loses();
    line.comesBack();
    life.abort();
    assert.deepEqual(api.calls.map(([method]) => method).filter((method) => /ableClickToDial/.test(String(method))), ['enableClickToDial', 'disableClickToDial', 'enableClickToDial', 'disableClickToDial']);
    api.holds();
  });

  test('a click calls, about its record; after the desk has ended it does nothing', async () => {
    const api = org();
    const { desk, line, life } = await deskIn(salesforceHost(api.api));
    listener(api, 'onClickToDial')(clicked);
    await until('it calls', () => line.asked.includes('dial +12125550142'));
    assert.equal(calls(api, 'searchAndScreenPop').length, 0, 'its record is on screen');
    listener(api, 'onClickToDial')({ ...clicked, number: 2125550143, recordId: '' });
    await until('it calls', () => line.asked.includes('dial 2125550143'));
    const before = desk.state.calls.length;
    life.abort();
    listener(api, 'onClickToDial')(clicked);
    await settled();
    assert.equal(desk.state.calls.length, before);
  });

  test('what is on screen', async () => {
    const api = org();
    const { context } = await deskIn(salesforceHost(api.api));
    await until('it looked', () => context()?.record);
    assert.deepEqual(context(), { name: 'salesforce', record: { id: '001xx000003DGb2AAG', type: 'Account', name: 'Acme', url: navigated.url }, panel: { visible: false } });
    listener(api, 'onNavigationChange')(toList);
    assert.equal(context()?.record, undefined);
  });

  test('one chosen of several is shown by its id, and a page of a rule by its path', async () => {
    const api = org();
    const host = salesforceHost(api.api);
    await host.open!({ customer: { id: '003xx000004TmiQAAS', name: 'Maria', numbers: [] }, number: '1' });
    await host.open!({ url: '/lightning/o/Case/new', number: '1' });
    await host.open!({ url: 'https://elsewhere.example/', number: '+12125550142' });
    assert.deepEqual(api.calls.map(([method, args]) => [method, (args as { params?: object }).params]), [
      ['screenPop', { recordId: '003xx000004TmiQAAS' }], ['screenPop', { url: '/lightning/o/Case/new' }], ['searchAndScreenPop', undefined],
    ]);
    api.holds();
  });

  test('whatever it says, no desk breaks', async () => {
    const api = org();
    const { desk, context } = await deskIn(salesforceHost(api.api));
    for (const payload of hostile) for (const method of ['onClickToDial', 'onNavigationChange']) listener(api, method)(payload);
    await settled();
    assert.deepEqual([desk.state.calls, context()?.name, ({} as { polluted?: boolean }).polluted], [[], 'salesforce', undefined]);
    listener(api, 'onNavigationChange')({ ...navigated, url: 'javascript:alert(1)', recordName: `\u202e${'x'.repeat(10_000)}` });
    assert.deepEqual([context()?.record?.url, context()?.record?.name?.length], [undefined, 128]);
  });

  test('a method that fails, throws, answers nonsense, or never', async (t) => {
    const api = org();
    const host = salesforceHost(api.api);
    const does = (to: (args: { callback: (response: unknown) => void }) => void): void => { api.does['setSoftphonePanelVisibility'] = to; };
    does(({ callback }) => callback({ success: false, returnValue: null, errors: [{ code: 'x', description: 'Not in this app.' }] }));
    assert.match((await refusal(host.showPanel!(true) as Promise<void>, 'failed')).message, /Not in this app/);
    does(() => { throw new Error('Boom'); });
    assert.match((await refusal(host.showPanel!(true) as Promise<void>, 'failed')).message, /Boom/);
    for (const nonsense of hostile) {
      does(({ callback }) => callback(nonsense));
      await refusal(host.showPanel!(true) as Promise<void>, 'failed');
    }
    t.mock.timers.enable({ apis: ['setTimeout'] });
    does(() => {});
    const never = refusal(host.showPanel!(true) as Promise<void>, 'crm-slow');
    t.mock.timers.tick(10_000);
    assert.match((await never).message, /Salesforce has not answered for 10 seconds/);
  });

  test('a desk goes on with calls in an org where nothing works', async (t) => {
    const heard = warnings(t);
    const api = recorded(salesforce, constants);
    for (const method of Object.keys(salesforce.methods)) if (!/^on/.test(method)) api.does[method] = () => { throw new Error('Boom'); };
    const sim = await deskIn(salesforceHost(api.api));
    const callId = await playCall(sim);
    assert.equal(sim.desk.state.calls.find(({ id }) => id === callId)?.status, 'ended');
    assert.ok(heard.length > 0 && heard.every((one) => one.includes('Boom')), heard.join('\n'));
  });
});

describe('salesforceCrm', () => {
  const crm = (api: Recording, life = new AbortController()) => crmOf(salesforceCrm(api.api), { region: 'US' }, life.signal);

  test('finds everybody with a number, without showing them', async () => {
    const api = org();
    const found = await crm(api).lookup('(212) 555-0142', patient);
    assert.deepEqual(found, [{ id: '003xx000004TmiQAAS', name: 'Maria Lindqvist', numbers: ['+12125550142'] }, { id: '001xx000003DGb2AAG', name: 'Acme', numbers: ['(212) 555-0142'] }]);
    assert.deepEqual(calls(api, 'searchAndScreenPop'), [{ searchParams: '+12125550142', callType: 'inbound', deferred: true }]);
    for (const nothing of [null, {}, [], 'x', { SCREEN_POP_DATA: {} }, { id: 'x' }]) {
      api.does['searchAndScreenPop'] = ({ callback }: { callback: (response: object) => void }) => callback({ success: true, returnValue: nothing, errors: null });
      assert.deepEqual(await crm(api).lookup('1', patient), []);
    }
    api.holds();
  });

  test('keeps a task of each call, and changes that one later', async () => {
    const api = org();
    const it = crm(api);
    await it.log({ ...interaction, customerId: '003xx000004TmiQAAS', notes: 'x'.repeat(50_000) }, patient);
    await it.update!({ ...interaction, customerId: '001xx000003DGb2AAG', revision: 1 }, patient);
    const [first, second] = calls(api, 'saveLog').map((args) => (args as { value: Record<string, unknown> }).value);
    assert.deepEqual([first?.['entityApiName'], first?.['Id'], first?.['WhoId'], first?.['CallObject']], ['Task', undefined, '003xx000004TmiQAAS', interaction.id]);
    assert.deepEqual([second?.['entityApiName'], second?.['Id'], second?.['WhatId']], [undefined, '00Txx0000001gEREAY', '001xx000003DGb2AAG']);
    api.holds();
  });

  test('what it refuses waits in the outbox, in its words', async () => {
    const api = org();
    api.does['saveLog'] = ({ callback }: { callback: (response: object) => void }) => callback({ success: false, returnValue: null, errors: ['insufficient access rights'] });
    assert.match((await refusal(crm(api).log(interaction, patient), 'failed')).message, /insufficient access/);
  });
});
