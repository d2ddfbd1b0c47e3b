import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dynamicsHost } from '../../src/hosts/index.js';
import { refusal } from '../crm/refusal.js';
import { until } from '../support/until.mjs';
import { recorded, type Recording } from './contracts/contract.js';
import { dynamics, events } from './contracts/dynamics.js';
import { deskIn, hostile, playCall, playPresence, settled, warnings } from './with-host.js';

const texts = { 'ready': 'Available', 'busy': 'Busy', 'after-call-work': 'Busy', 'away': 'Away', 'offline': 'Offline' };

function org(): Recording & { readonly fire: (event: string, data: unknown) => Promise<unknown> } {
  const api = recorded(dynamics);
  const answers: Readonly<Record<string, unknown>> = { getEnvironment: '{"appid":"25ac68f2","pagetype":"entityrecord","etn":"contact","id":"{3518ddae-2f46-e911-8190-000d3a6ce16d}"}', getMode: 0, setPresence: true };
  const handlers = new Map<string, (data: unknown) => unknown>();
  for (const method of Object.keys(dynamics.methods)) api.does[method] = () => Promise.resolve(answers[method]);
  api.does['addHandler'] = (event: string, handler: (data: unknown) => unknown) => void handlers.set(event, handler);
  api.does['removeHandler'] = (event: string, handler: unknown) => void (handlers.get(event) === handler && handlers.delete(event));
  return { ...api, fire: async (event, data) => handlers.get(event)?.(data) };
}
const calls = (api: Recording, method: string) => api.calls.filter(([name]) => name === method).map(([, ...args]) => args);

describe('dynamicsHost', () => {
  test('a whole call: the panel is docked, the caller is looked for, and the contract holds', async () => {
    const api = org();
    const sim = await deskIn(dynamicsHost(api.api, { presence: texts, panel: { width: 400 } }));
    await playCall(sim);
    assert.deepEqual([calls(api, 'setMode'), calls(api, 'setWidth')], [[[1]], [[400]]]);
    assert.deepEqual(calls(api, 'searchAndOpenRecords'), [['contact', "?$select=telephone1,mobilephone&$filter=telephone1 eq '%2B12125550142' or mobilephone eq '%2B12125550142'&$search=%2B12125550142", false]]);
    api.holds();
  });

  test('its presence follows, where it has a text for it', async () => {
    const api = org();
    await playPresence(await deskIn(dynamicsHost(api.api, { presence: { ...texts, 'after-call-work': 'Wrapping up' } })), () => api.times('setPresence'));
    assert.deepEqual(calls(api, 'setPresence'), [['Available'], ['Busy'], ['Wrapping up'], ['Available']]);
    api.holds();
  });

  test('its presence is left alone where nobody names it', async () => {
    const api = org();
    const sim = await deskIn(dynamicsHost(api.api));
    await api.fire('onPresenceChange', events.onPresenceChange('Away', 'AWAY'));
    await playCall(sim);
    assert.deepEqual([api.times('setPresence'), sim.desk.state.agent.status], [0, 'ready']);
  });

  test('what the agent chooses there they are here, and it does not come back', async () => {
    const api = org();
    const { desk } = await deskIn(dynamicsHost(api.api, { presence: texts }));
    await until('it is told', () => api.times('setPresence'));
    await api.fire('onPresenceChange', events.onPresenceChange('Available', 'AVAILABLE')); // What was set from here.
    assert.equal(desk.state.agent.chosenAt, 0, 'its own echo is nobody\'s choice');
    await api.fire('onPresenceChange', events.onPresenceChange('Lunch', 'AWAY'));
    await until('away', () => desk.state.agent.status === 'away');
    assert.deepEqual([desk.state.agent.reason, calls(api, 'setPresence')], ['Lunch', [['Available']]]);
    await api.fire('onPresenceChange', events.onPresenceChange('Available', 'AVAILABLE'));
    await until('ready', () => desk.state.agent.status === 'ready');
    await api.fire('onPresenceChange', events.onPresenceChange('Offline', 'OFFLINE'));
    await until('offline', () => desk.state.agent.status === 'offline');
    assert.deepEqual(calls(api, 'setPresence'), [['Available']]);
  });

  test('a presence the admin app does not have is said', async () => {
    const api = org();
    api.does['setPresence'] = () => Promise.resolve(false);
    const host = dynamicsHost(api.api, { presence: texts });
    assert.match((await refusal(host.tell!({ type: 'agent-changed', status: 'busy' }) as Promise<void>, 'failed')).message, /no presence "Busy"/);
  });

  test('a click on a number calls it, data or JSON', async () => {
    const api = org();
    const { line } = await deskIn(dynamicsHost(api.api));
    await api.fire('onclicktoact', events.onclicktoact);
    await until('it calls', () => line.asked.includes('dial 123456789'));
    await api.fire('onclicktoact', JSON.stringify({ ...events.onclicktoact, value: '987', entityId: '3518ddae' }));
    await until('it calls', () => line.asked.includes('dial 987'));
    assert.deepEqual(calls(api, 'setClickToAct'), [[true]]);
  });

  test('what is on screen, and the panel', async () => {
    const api = org();
    const { context } = await deskIn(dynamicsHost(api.api));
    await until('it looked', () => context()?.panel && context()?.record);
    assert.deepEqual([context()?.record, context()?.panel], [{ id: '3518ddae-2f46-e911-8190-000d3a6ce16d', type: 'contact' }, { visible: false }]);
    await api.fire('onmodechanged', events.onmodechanged);
    await api.fire('onsizechanged', events.onsizechanged);
    await api.fire('onpagenavigate', events.toList);
    assert.deepEqual([context()?.record, context()?.panel], [undefined, { visible: true, width: 350 }]);
    await api.fire('onpagenavigate', events.onpagenavigate);
    assert.deepEqual(context()?.record, { id: '3518ddae-2f46-e911-8190-000d3a6ce16d', type: 'contact', url: events.onpagenavigate.value });
  });

  test('a customer is opened by their key; nothing is looked for that is no number', async () => {
    const api = org();
    const host = dynamicsHost(api.api, { entity: 'account', numbers: ['telephone1'] });
    await host.open!({ customer: { id: 'A-1', name: 'Acme', numbers: [] } });
    await host.open!({ number: 'anonymous' });
    await host.open!({ number: "1' or 1 eq 1" });
    assert.deepEqual([calls(api, 'openForm').map(([json]) => JSON.parse(String(json)) as object), calls(api, 'searchAndOpenRecords').map(([, query]) => query)], [[{ entityName: 'account', entityId: 'A-1' }], ["?$select=telephone1&$filter=telephone1 eq '111'&$search=111"]]);
    api.holds();
  });

  test('it hears nothing more when the desk ends', async () => {
    const api = org();
    const { life, line } = await deskIn(dynamicsHost(api.api));
    const before = line.asked.length;
    life.abort();
    await api.fire('onclicktoact', events.onclicktoact);
    await settled();
    assert.deepEqual([line.asked.length, api.times('removeHandler')], [before, 5]);
  });

  test('whatever it says, no desk breaks', async () => {
    const api = org();
    const { desk, context } = await deskIn(dynamicsHost(api.api, { presence: texts }));
    await until('it looked', () => context()?.panel);
    for (const data of hostile) for (const event of ['onclicktoact', 'onmodechanged', 'onsizechanged', 'onpagenavigate', 'onPresenceChange']) await api.fire(event, data);
    await api.fire('onpagenavigate', { value: 'javascript:alert(1)?pagetype=entityrecord&etn=contact&id=1' });
    assert.deepEqual([desk.state.calls, desk.state.agent.status, context()?.record], [[], 'ready', undefined]);
  });

  test('methods that fail, throw, or never answer', async (t) => {
    const heard = warnings(t);
    const api = org();
    for (const method of ['setMode', 'setClickToAct', 'getEnvironment', 'getMode']) api.does[method] = () => Promise.reject(new Error('Not the focused session.'));
    api.does['searchAndOpenRecords'] = () => { throw new Error('Boom'); };
    const sim = await deskIn(dynamicsHost(api.api));
    await playCall(sim);
    assert.ok(heard.some((one) => one.includes('Not the focused session')) && heard.some((one) => one.includes('Boom')), heard.join('\n'));
    t.mock.timers.enable({ apis: ['setTimeout'] });
    api.does['setMode'] = () => new Promise(() => {});
    const never = refusal(dynamicsHost(api.api).showPanel!(true) as Promise<void>, 'crm-slow');
    t.mock.timers.tick(10_000);
    await never;
  });
});
