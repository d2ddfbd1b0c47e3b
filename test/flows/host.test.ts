import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TabState } from '../../src/core/index.js';
import { HostedDesk, type HostFact } from '../../src/desk/index.js';
import { serveHost } from '../../src/flows/host.js';
import { createSim, SimHost } from '../../src/sim/index.js';
import { deskIn, playCall, putAway, settled, warnings } from '../hosts/with-host.js';
import { until } from '../support/until.mjs';
import { ada, bob, number } from './with-customers.js';

const inHost = async (options: Parameters<typeof deskIn>[1] = {}) => {
  const host = new SimHost({ name: 'sim', user: { id: '7', name: 'Ada Agent' } });
  return { ...await deskIn(host, options), host };
};
const types = (told: readonly HostFact[]): string[] => told.map(({ type }) => type).filter((type) => type !== 'agent-changed');
const logged = (told: readonly HostFact[]) => told.flatMap((fact) => (fact.type === 'call-logged' ? [fact] : []));

describe('what a desk knows of its host', () => {
  test('is in its state, and told to whoever listens', async () => {
    const { desk, host, context } = await inHost();
    const heard: string[] = [];
    desk.subscribe((state, event) => heard.push(`${event.type} ${state.host?.record?.id}`));
    host.becomes({ record: { id: '42', type: 'Contact' }, panel: { width: 320, visible: true } });
    assert.deepEqual([context()?.user?.name, context()?.record, context()?.panel?.width, heard], ['Ada Agent', { id: '42', type: 'Contact' }, 320, ['host-context-changed 42']]);
    assert.equal(desk.state, desk.state, 'the same object as long as nothing has happened');
    assert.equal(desk.desk.state.host, undefined, 'of this tab alone');
    assert.deepEqual(structuredClone(desk.state.host), desk.state.host);
  });

  test('is nothing where there is none, and stays when another tab tells how things are', async () => {
    const { desk } = await createSim();
    assert.equal(desk.state.host, undefined);
    const sim = await createSim({ host: { name: 'sim' } });
    assert.equal(sim.desk.state.host?.name, 'sim');
  });

  test('a desk that ended says no more', async () => {
    const { desk, host, life } = await inHost();
    life.abort();
    host.becomes({ record: { id: '1' } });
    assert.equal(desk.state.host?.record, undefined);
    assert.deepEqual([host.asked.at(-1), await host.asks({ type: 'dial', target: '1' })], ['click-to-dial false', { ok: false, error: { code: 'not-now', message: 'This desk was closed.' } }]);
  });
});

describe('what a host is told', () => {
  test('a call from its ring until it is put away', async () => {
    const sim = await inHost();
    await playCall(sim, number);
    assert.deepEqual(types(sim.host.told), ['call-started', 'call-connected', 'call-held', 'call-resumed', 'call-muted', 'call-unmuted', 'call-ended', 'wrap-up-started', 'call-logged']);
    const [fact] = logged(sim.host.told);
    assert.deepEqual([fact?.interaction?.number, fact?.interaction?.notes, fact?.call.status, fact?.call.end?.by], [number, 'Asked for an invoice.', 'ended', 'peer']);
  });

  test('nothing that names a call on the wire, and no header', async () => {
    const { host, line } = await inHost();
    line.ring({ number, headers: { 'x-secret': 'yes' } });
    await settled();
    const fact = host.told.find(({ type }) => type === 'call-started');
    assert.ok(fact && 'call' in fact);
    assert.deepEqual(Object.keys(fact.call).sort(), ['direction', 'id', 'muted', 'number', 'startedAt', 'status']);
  });

  test('what the clock closed is told as it lies in the log', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { host, line, desk } = await inHost({ afterCallWork: 5 });
    const callId = line.ring({ number });
    await desk.send({ type: 'answer', callId });
    line.ends(callId);
    await settled();
    t.mock.timers.tick(6_000);
    for (let turns = 0; turns < 10 && !logged(host.told).length; turns++) await settled();
    assert.deepEqual(logged(host.told).map(({ interaction }) => [interaction?.incomplete, interaction?.disposition?.code]), [[true, 'not-wrapped-up']]);
  });

  test('of a call that nobody took, too; of one that was answered elsewhere, that there is nothing to log', async () => {
    const { host, line } = await inHost();
    line.ends(line.ring({ number }), { cause: 'cancelled', by: 'peer' });
    await settled();
    line.ends(line.ring({ number }), { cause: 'answered-elsewhere', by: 'network' });
    await until('both are put away', () => logged(host.told).length === 2);
    assert.deepEqual(logged(host.told).map(({ interaction }) => interaction?.outcome), ['missed', undefined]);
  });

  test('a transfer, and nothing of the consultation before it', async () => {
    const { host, line, desk } = await inHost();
    const callId = line.ring({ number });
    await desk.send({ type: 'answer', callId });
    await desk.send({ type: 'consult', callId, target: '1002' });
    await desk.send({ type: 'complete-transfer', callId });
    assert.deepEqual(types(host.told).filter((type) => type !== 'wrap-up-started'), ['call-started', 'call-connected', 'call-held', 'call-transfer-changed', 'call-transfer-changed', 'call-ended']);
    assert.deepEqual(host.told.flatMap((fact) => ('call' in fact && fact.type === 'call-transfer-changed' ? [fact.call.transfer?.status] : [])), ['asked', 'accepted']);
  });

  test('what is changed of a call later', async () => {
    const sim = await inHost();
    const callId = await playCall(sim, number);
    const recordId = logged(sim.host.told)[0]!.interaction!.id;
    await sim.desk.send({ type: 'reopen-wrap-up', recordId });
    await putAway(sim, callId, 'It was two invoices.');
    assert.deepEqual(logged(sim.host.told).map(({ interaction }) => [interaction?.revision, interaction?.notes]), [[undefined, 'Asked for an invoice.'], [1, 'It was two invoices.']]);
    await sim.desk.send({ type: 'reopen-wrap-up', recordId });
    await sim.desk.send({ type: 'leave-wrap-up', callId });
    await settled();
    assert.equal(logged(sim.host.told).length, 2, 'left as it was, nothing is logged');
  });

  test('what the agent is', async () => {
    const { host, desk, line } = await inHost();
    const told = (times: number): Promise<unknown> => until('it is told', () => host.told.filter(({ type }) => type === 'agent-changed').length === times);
    await told(1);
    await desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    await told(2);
    await desk.send({ type: 'set-status', status: 'ready' });
    await told(3);
    const callId = line.ring({ number });
    await desk.send({ type: 'answer', callId });
    await told(4);
    line.ends(callId); // Ready for a moment, before the work after the call begins.
    await told(5);
    const agent = host.told.flatMap((fact) => (fact.type === 'agent-changed' ? [`${fact.status} ${fact.reason ?? ''}`.trim()] : []));
    assert.deepEqual(agent, ['ready', 'away Lunch', 'ready', 'busy', 'after-call-work']);
  });

  test('one that breaks at each word hurts nobody, and is complained of once', async (t) => {
    const heard = warnings(t);
    const sim = await inHost();
    sim.host.refuses('Not today.');
    await playCall(sim, number);
    assert.equal(logged(sim.host.told).length, 1);
    assert.deepEqual([...new Set(heard)].sort(), heard.sort());
    assert.ok(heard.every((one) => /^cordboard: the page round this one did not .*: Not today\.$/.test(one)), heard.join('\n'));
  });
});

describe('of several tabs, each in a host', () => {
  const tab = (front: boolean): TabState => ({ role: 'alone', front });

  test('the one in front tells its own, and shows its panel; in each, numbers call', async () => {
    const { host, line } = await inHost({ tab: tab(false) });
    line.ring({ number });
    await settled();
    assert.deepEqual([host.told, host.asked], [[], ['click-to-dial true']]);
  });

  test('who has told of a call tells of its end, wherever the agent is by then', async () => {
    const sim = await createSim({ wrapUp: {} });
    const life = new AbortController();
    const desk = new HostedDesk(sim.desk, life.signal);
    const host = new SimHost();
    let front = true;
    Object.defineProperty(desk, 'state', { get: () => ({ ...sim.desk.state, tab: tab(front) }) });
    serveHost(desk, host, life.signal);
    const callId = sim.line.ring({ number });
    await settled();
    front = false;
    sim.line.ends(callId, { cause: 'cancelled', by: 'peer' });
    sim.line.ring({ number: '+15550199' });
    await until('it is logged', () => logged(host.told).length === 1);
    assert.deepEqual(types(host.told), ['call-started', 'call-ended', 'call-logged']);
  });
});

describe('what a host does', () => {
  test('its panel is shown when it rings, and when it asks for a call', async () => {
    const { host, line } = await inHost();
    line.ring({ number });
    await settled();
    assert.deepEqual(host.asked.filter((one) => one.startsWith('show')), ['show-panel true']);
    await host.asks({ type: 'dial', target: '7' });
    assert.deepEqual(host.asked.filter((one) => one.startsWith('show')), ['show-panel true', 'show-panel true']);
  });

  test('its numbers call while there is a line', async () => {
    const { host, line } = await inHost();
    line.loses();
    line.comesBack();
    line.quality('none', { mos: 4 });
    assert.deepEqual(host.asked, ['click-to-dial true', 'click-to-dial false', 'click-to-dial true']);
  });

  test('it shows who calls, looks for whom nobody knows, and shows whom the agent chose', async () => {
    const nobody = await inHost();
    nobody.line.ring({ number });
    await until('it looks', () => nobody.host.asked.includes(`open ${number}`));
    const { host, desk, records, line } = await inHost();
    await records.contacts.keep([ada, bob]);
    const callId = line.ring({ number });
    await until('it looks', () => host.asked.some((one) => one.startsWith('open')));
    await desk.send({ type: 'choose-customer', callId, customerId: bob.id });
    await settled();
    assert.deepEqual(host.asked.filter((one) => one.startsWith('open')), [`open ${number}`, `open ${bob.id} ${number}`]);
  });

  test('unless the CRM shows them, or the call began from a record of its own', async () => {
    const { host, line, desk } = await inHost({ crm: { customers: [ada] } });
    const callId = line.ring({ number });
    await until('it popped', () => desk.state.pops.some((pop) => pop.callId === callId && pop.popped));
    assert.deepEqual(host.asked.filter((one) => one.startsWith('open')), []);
    const other = await inHost();
    await other.host.asks({ type: 'dial', target: number }, { id: '42', type: 'Contact' });
    await until('it popped', () => other.desk.state.pops.some(({ popped }) => popped));
    assert.deepEqual(other.host.asked.filter((one) => one.startsWith('open')), []);
  });
});

describe('what a host asks for', () => {
  test('a call, which knows from which record', async () => {
    const { host, desk } = await inHost();
    const outcome = await host.asks({ type: 'dial', target: number }, { id: '42', type: 'Contact', name: 'Maria' });
    assert.ok(outcome.ok && outcome.callId);
    const fact = host.told.find(({ type }) => type === 'call-started');
    assert.deepEqual('call' in fact! && [fact.call.number, fact.call.record, fact.call.direction], [number, { id: '42', type: 'Contact', name: 'Maria' }, 'outgoing']);
    await desk.send({ type: 'hang-up', callId: outcome.callId });
    await host.asks({ type: 'dial', target: '7' });
    assert.equal('call' in host.told.findLast(({ type }) => type === 'call-started')! && (host.told.findLast(({ type }) => type === 'call-started') as { call: { record?: object } }).call.record, undefined, 'and no other knows it');
  });

  test('a call that cannot be made says why, and leaves its record to no other', async () => {
    const { host, line, desk } = await inHost();
    line.loses();
    const outcome = await host.asks({ type: 'dial', target: number }, { id: '42' });
    assert.equal(!outcome.ok && outcome.error.code, 'not-registered');
    line.comesBack();
    await desk.send({ type: 'dial', target: '7' });
    const fact = host.told.find(({ type }) => type === 'call-started');
    assert.equal('call' in fact! && fact.call.record, undefined);
  });

  test('to answer, hold and hang up, and what the agent shall be', async () => {
    const { host, line, desk } = await inHost();
    const callId = line.ring({ number });
    for (const type of ['answer', 'hold', 'resume', 'mute', 'unmute', 'hang-up'] as const) assert.deepEqual(await host.asks({ type, callId }), { ok: true, callId });
    await host.asks({ type: 'set-status', status: 'away', reason: 'Meeting' });
    assert.deepEqual([desk.state.calls[0]?.status, desk.state.agent.chosen], ['ended', { status: 'away', reason: 'Meeting' }]);
  });
});
