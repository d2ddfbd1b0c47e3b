import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hubspotHost, type HubSpotCalling } from '../../src/hosts/index.js';
import { until } from '../support/until.mjs';
import { recorded, type Recording } from './contracts/contract.js';
import { events, hubspot } from './contracts/hubspot.js';
import { deskIn, hostile, playCall, settled } from './with-host.js';

type Handlers = Readonly<Record<string, (data?: unknown) => void>>;

function portal() {
  const api = recorded(hubspot);
  let handlers: Handlers = {};
  let made = 0;
  const Calling = function (options: { eventHandlers: Handlers }): unknown {
    handlers = options.eventHandlers;
    made++;
    return api.api;
  } as unknown as HubSpotCalling;
  return { ...api, Calling, on: (event: string, data?: unknown) => handlers[event]!(data), made: () => made };
}
const calls = (api: Recording, method: string) => api.calls.filter(([name]) => name === method).map(([, args]) => args as Record<string, unknown>);
const names = (api: Recording) => api.calls.map(([name]) => name).filter((name) => /^(?:in|out|call|nav)/.test(String(name)) && name !== 'initialized');

async function open(options: Parameters<typeof deskIn>[1] = {}) {
  const hub = portal();
  const sim = await deskIn(hubspotHost(hub.Calling, { panel: { width: 400, height: 600 } }), options);
  hub.on('onReady', events.onReady);
  await settled();
  return { hub, ...sim };
}

describe('hubspotHost', () => {
  test('says nothing before HubSpot is ready, then all of it', async () => {
    const hub = portal();
    const sim = await deskIn(hubspotHost(hub.Calling));
    sim.line.ring({ number: '+12125550142' });
    await settled();
    assert.deepEqual([hub.calls, sim.context()], [[], undefined]);
    hub.on('onReady', events.onReady);
    await until('all is said', () => hub.calls.length === 4);
    assert.deepEqual([hub.calls.map(([name]) => name), sim.context()], [['initialized', 'userLoggedIn', 'userAvailable', 'incomingCall'], { name: 'hubspot', user: { id: '77' } }]);
    hub.holds();
  });

  test('a whole call, with its engagement, ends once and is completed once', async () => {
    const { hub, ...sim } = await open();
    const callId = sim.line.ring({ number: '+12125550142' });
    await settled();
    hub.on('onCreateEngagementSucceeded', { engagementId: 9001 });
    sim.line.ends(callId, { cause: 'cancelled', by: 'peer' });
    await until('it is completed', () => hub.times('callCompleted'));
    assert.deepEqual(names(hub), ['incomingCall', 'callEnded', 'callCompleted']);
    assert.deepEqual([calls(hub, 'callEnded')[0]?.['callEndStatus'], calls(hub, 'callCompleted')[0]?.['engagementId']], ['MISSED', 9001]);
    await playCall(sim, '+12125550143');
    hub.on('onCreateEngagementSucceeded', { engagementId: 9002, externalCallId: sim.desk.state.calls.at(-1)!.id });
    await until('it is completed', () => hub.times('callCompleted') === 2);
    const properties = calls(hub, 'callCompleted')[1]?.['engagementProperties'] as Record<string, unknown>;
    assert.deepEqual([properties['hs_call_direction'], properties['hs_call_body'], properties['hs_call_from_number']], ['INBOUND', 'Resolved\n\nAsked for an invoice.', '+12125550143']);
    assert.deepEqual([hub.times('callEnded'), hub.times('callAnswered')], [2, 1]);
    hub.holds();
  });

  test('an engagement that cannot be made, or of which HubSpot never says anything, loses no end', async (t) => {
    const { hub, line } = await open();
    const first = line.ring({ number: '1' });
    await settled();
    hub.on('onCreateEngagementFailed');
    line.ends(first, { cause: 'cancelled', by: 'peer' });
    await until('it is completed', () => hub.times('callCompleted') === 1);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    line.ends(line.ring({ number: '2' }), { cause: 'cancelled', by: 'peer' });
    for (let turns = 0; turns < 5; turns++) await settled();
    assert.equal(hub.times('callEnded'), 1, 'it waits for the engagement');
    t.mock.timers.tick(10_000);
    assert.deepEqual([hub.times('callEnded'), hub.times('callCompleted')], [2, 2]);
    hub.on('onCreateEngagementSucceeded', { engagementId: 1 });
    assert.deepEqual([hub.times('callEnded'), hub.times('callCompleted')], [2, 2], 'too late is not twice');
    hub.holds();
  });

  test('a number clicked in HubSpot is called; the hang-up there hangs up here', async () => {
    const { hub, desk, line } = await open();
    hub.on('onDialNumber', events.onDialNumber);
    await until('it calls', () => line.asked.includes('dial +12125550142'));
    assert.deepEqual(calls(hub, 'outgoingCall').map(({ phoneNumber, createEngagement }) => [phoneNumber, createEngagement]), [['+12125550142', true]]);
    hub.on('onEndCall');
    await until('it hung up', () => desk.state.calls[0]?.status === 'ended');
    hub.holds();
  });

  test('how a call out ended', async () => {
    for (const [end, status] of [[{ cause: 'busy', by: 'peer' }, 'BUSY'], [{ cause: 'no-answer', by: 'network' }, 'NO_ANSWER'], [{ cause: 'declined', by: 'peer' }, 'REJECTED'], [{ cause: 'hung-up', by: 'agent' }, 'CANCELED'], [{ cause: 'error', by: 'network' }, 'FAILED']] as const) {
      const { hub, desk, line } = await open({ dialed: 'ring' });
      const outcome = await desk.send({ type: 'dial', target: '7' });
      hub.on('onCreateEngagementSucceeded', { engagementId: 1 });
      line.ends(outcome.ok ? outcome.callId! : '', end);
      await until('it ended', () => hub.times('callEnded'));
      assert.equal(calls(hub, 'callEnded')[0]?.['callEndStatus'], status);
    }
  });

  test('the caller HubSpot has found is shown, if it is one', async () => {
    const { hub, line } = await open();
    line.ring({ number: '+12125550142' });
    await settled();
    hub.on('onCallerIdMatchSucceeded', events.onCallerIdMatchSucceeded(101));
    await until('they are shown', () => hub.times('navigateToRecord'));
    assert.deepEqual(calls(hub, 'navigateToRecord')[0], { objectCoordinates: { portalId: 62515, objectId: 101, objectTypeId: '0-1' } });
    line.ring({ number: '+12125550143' });
    await settled();
    hub.on('onCallerIdMatchSucceeded', events.onCallerIdMatchSucceeded(102, 103));
    await settled();
    assert.equal(hub.times('navigateToRecord'), 1);
    hub.holds();
  });

  test('the agent, the line, the panel', async () => {
    const { hub, desk, line, context } = await open();
    await desk.send({ type: 'set-status', status: 'away' });
    line.loses();
    hub.on('onVisibilityChanged', events.onVisibilityChanged);
    await until('it is told', () => hub.times('userUnavailable'));
    assert.deepEqual([hub.times('userUnavailable'), hub.times('userLoggedOut'), context()?.panel], [1, 1, { width: 400, height: 600, visible: false }]);
    assert.deepEqual(hub.last('initialized'), [{ isLoggedIn: true, sizeInfo: { width: 400, height: 600 } }]);
  });

  test('a desk that connects anew has the same HubSpot', async () => {
    const hub = portal();
    const host = hubspotHost(hub.Calling);
    const first = await deskIn(host);
    hub.on('onReady', events.onReady);
    first.life.abort();
    const second = await deskIn(host);
    hub.on('onDialNumber', events.onDialNumber);
    await until('the second calls', () => second.line.asked.includes('dial +12125550142'));
    assert.deepEqual([hub.made(), first.line.asked.some((one) => one.startsWith('dial'))], [1, false]);
  });

  test('whatever it says, no desk breaks', async () => {
    const { hub, desk, context } = await open();
    for (const data of hostile) for (const event of ['onReady', 'onDialNumber', 'onVisibilityChanged', 'onCreateEngagementSucceeded', 'onCallerIdMatchSucceeded', 'defaultEventHandler']) hub.on(event, data);
    await settled();
    assert.deepEqual([desk.state.calls, context()?.name], [[], 'hubspot']);
    hub.holds();
  });
});
