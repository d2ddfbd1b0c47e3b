import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { servicenowHost } from '../../src/hosts/index.js';
import { until } from '../support/until.mjs';
import { recorded, type Recording } from './contracts/contract.js';
import { EVENTS, outgoingCall, presence, servicenow } from './contracts/servicenow.js';
import { deskIn, hostile, playCall, playPresence, settled, warnings } from './with-host.js';

const sysId = '447832786f0331003b3c498f5d3ee452';

function instance(constants: object = { EVENTS }): Recording & { readonly fire: (event: string, context: unknown) => void } {
  const api = recorded(servicenow, constants);
  const listeners = new Map<string, (context: unknown) => void>();
  api.does['init'] = (_: object, success: (config: object) => void) => queueMicrotask(() => success({ name: 'Phone' }));
  api.does['subscribe'] = (event: string, listener: (context: unknown) => void) => void listeners.set(event, listener);
  api.does['isVisible'] = (callback: (visible: boolean) => void) => queueMicrotask(() => callback(false));
  return { ...api, fire: (event, context) => listeners.get(event)!(context) };
}
const calls = (api: Recording, method: string) => api.calls.filter(([name]) => name === method).map(([, ...args]) => args);

describe('servicenowHost', () => {
  test('a whole call: shown, looked for, and the contract holds', async () => {
    const api = instance();
    const sim = await deskIn(servicenowHost(api.api, { title: 'Phone', panel: { width: 320, height: 560 } }));
    await playCall(sim);
    assert.deepEqual(api.calls[0], ['init', { title: 'Phone', width: 320, height: 560 }]);
    assert.deepEqual([api.times('show'), calls(api, 'openServiceNowList')], [1, [[{ entity: 'customer_contact', query: 'phone=+12125550142^ORmobile_phone=+12125550142' }]]]);
    api.holds();
  });

  test('the agent\'s presence stands beside it', async () => {
    const api = instance();
    await playPresence(await deskIn(servicenowHost(api.api)), () => api.times('setPresenceIndicator'));
    assert.deepEqual(calls(api, 'setPresenceIndicator'), [['Available', 'green'], ['Busy', 'red'], ['Wrap-up', 'orange'], ['Available', 'green']]);
    api.holds();
  });

  test('a number is called: as ServiceNow\'s own click-to-call asks, or as an instance of its own does', async () => {
    const api = instance();
    const { line } = await deskIn(servicenowHost(api.api));
    api.fire('openframe_communication', outgoingCall);
    await until('it calls', () => line.asked.includes('dial +12125550142'));
    const other = instance();
    const own = await deskIn(servicenowHost(other.api, { numberIn: (event) => (event as { phone?: string }).phone }));
    other.fire('openframe_communication', { phone: '5551234' });
    await until('it calls', () => own.line.asked.includes('dial 5551234'));
  });

  test('the frame is shown and hidden', async () => {
    const api = instance({});
    const { context } = await deskIn(servicenowHost(api.api));
    assert.deepEqual(context(), { name: 'servicenow', panel: { visible: false } });
    api.fire('openframe_shown', {});
    assert.deepEqual(context()?.panel, { visible: true });
    api.fire('openframe_hidden', {});
    assert.deepEqual(context()?.panel, { visible: false });
    api.holds();
  });

  test('what the agent chooses there they are here', async () => {
    const api = instance();
    const { desk } = await deskIn(servicenowHost(api.api));
    api.fire('openframe_awa_agent_presence', presence('Lunch', false));
    await until('away', () => desk.state.agent.reason === 'Lunch');
    api.fire('openframe_awa_agent_presence', presence('Available', true).result);
    await until('ready', () => desk.state.agent.status === 'ready');
    api.fire('openframe_awa_agent_presence', presence('Offline', false));
    await until('offline', () => desk.state.agent.status === 'offline');
  });

  test('a customer is opened by their sys_id, and by nothing that says more', async () => {
    const api = instance();
    const host = servicenowHost(api.api);
    await deskIn(host);
    await host.open!({ customer: { id: sysId, name: 'Maria', numbers: [] } });
    await host.open!({ customer: { id: `${sysId}^ORDERBYname`, name: 'Eve', numbers: [] } });
    await host.open!({ number: '1^active=true' });
    assert.deepEqual([calls(api, 'openServiceNowForm'), calls(api, 'openServiceNowList')], [[[{ entity: 'customer_contact', query: `sys_id=${sysId}` }]], [[{ entity: 'customer_contact', query: 'phone=1^ORmobile_phone=1' }]]]);
    api.holds();
  });

  test('whatever it says, no desk breaks', async () => {
    const api = instance();
    const { desk, context } = await deskIn(servicenowHost(api.api));
    for (const said of hostile) for (const event of ['openframe_communication', 'openframe_shown', 'openframe_awa_agent_presence']) api.fire(event, said);
    await settled();
    assert.deepEqual([desk.state.calls, desk.state.agent.status, context()?.name], [[], 'ready', 'servicenow']);
  });

  test('a frame that does not begin, or whose methods throw', async (t) => {
    const heard = warnings(t);
    const api = instance();
    api.does['init'] = (_: object, __: unknown, failure: (error: unknown) => void) => failure({ message: 'No TopFrame.' });
    const sim = await deskIn(servicenowHost(api.api));
    await playCall(sim);
    assert.ok(heard.some((one) => one.includes('No TopFrame')), heard.join('\n'));
    const other = instance();
    other.does['show'] = () => { throw new Error('Boom'); };
    await playCall(await deskIn(servicenowHost(other.api)));
    assert.ok(heard.some((one) => one.includes('Boom')), heard.join('\n'));
  });
});
