import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Host } from '../../src/desk/index.js';
import { postMessageHost, type PostMessageOptions } from '../../src/hosts/index.js';
import { frames } from '../crm/frames.js';
import { refusal } from '../crm/refusal.js';
import { until } from '../support/until.mjs';
import { fromDesk } from './contracts/post-message.js';
import { deskIn, hostile, playCall, settled, warnings } from './with-host.js';

type Said = Record<string, unknown> & { readonly type: string };

let room: ReturnType<typeof frames>;
beforeEach(() => { room = frames(); });

const host = (more: Partial<PostMessageOptions> = {}): Host => postMessageHost({ origin: 'https://crm.example/', window: room.page, ...more });
const heard = (): Said[] => room.posted.filter(({ to }) => to === 'parent').map(({ data }) => data as unknown as Said);
const facts = (): Said[] => heard().filter(({ type }) => type === 'tell').map(({ fact }) => fact as Said);
const say = (message: object): void => room.doors.page.postMessage({ cordboard: 1, ...message }, 'https://desk.example');

interface Parent { readonly session?: string; readonly can?: readonly string[]; readonly context?: object; readonly answers?: boolean }

/** A host as docs/hosts.md would have it. */
function parent({ session = 's-1', can = ['show-panel', 'resize-panel', 'open'], context = { name: 'acme' }, answers = true }: Parent = {}): void {
  room.outer.addEventListener('message', ({ data }: { data: Said }) => {
    if (data.type === 'hello') say({ type: 'welcome', version: 1, session, context, can });
    if (data.type === 'ask' && answers) say({ type: 'answer', id: data['id'], ok: true });
  }, { signal: new AbortController().signal });
}
/** The desk says nothing but what is written down. */
const contractHolds = (): void => { for (const message of heard()) assert.deepEqual(fromDesk.safeParse(message).error?.issues ?? [], [], JSON.stringify(message)); };

describe('the open protocol', () => {
  test('a whole call, as it is written down', async () => {
    parent();
    const sim = await deskIn(host({ panel: { width: 320, height: 560 } }));
    await playCall(sim);
    await until('it is logged', () => facts().some(({ type }) => type === 'call-logged'));
    assert.deepEqual(facts().map(({ type }) => type).filter((type) => type !== 'agent-changed'), ['call-started', 'call-connected', 'call-held', 'call-resumed', 'call-muted', 'call-unmuted', 'call-ended', 'wrap-up-started', 'call-logged']);
    assert.deepEqual(heard().filter(({ type }) => type === 'ask').map(({ verb }) => verb), ['resize-panel', 'show-panel', 'open']);
    assert.equal(heard()[0]?.type, 'hello');
    contractHolds();
  });

  test('whichever begins first; and nothing but the greeting goes to a host that has not introduced itself', async () => {
    const sim = await deskIn(host());
    const callId = sim.line.ring({ number: '1' });
    await settled();
    assert.deepEqual(heard().map(({ type }) => type), ['hello']);
    parent();
    say({ type: 'ready' });
    await until('it is told', () => facts().length === 2);
    assert.deepEqual([facts().map(({ type }) => type).sort(), heard().find(({ type }) => type === 'click-to-dial')], [['agent-changed', 'call-started'], { cordboard: 1, type: 'click-to-dial', enabled: true }]);
    sim.line.ends(callId, { cause: 'cancelled', by: 'peer' });
    await until('it is logged', () => facts().some(({ type }) => type === 'call-logged'));
    contractHolds();
  });

  test('a host that begins anew is told what is still true', async () => {
    parent();
    const sim = await deskIn(host());
    await playCall(sim);
    const callId = sim.line.ring({ number: '1' });
    await sim.desk.send({ type: 'answer', callId });
    await until('it is told', () => facts().some(({ type, call }) => type === 'call-connected' && (call as { id: string }).id === callId));
    await until('it knows of the agent', () => facts().findLast(({ type }) => type === 'agent-changed')?.['status'] === sim.desk.state.agent.status);
    const before = facts().length;
    say({ type: 'welcome', version: 1, session: 's-2', context: { name: 'acme' }, can: [] });
    await until('it is told again', () => facts().length === before + 2);
    assert.deepEqual(facts().slice(before).map(({ type }) => type).sort(), ['agent-changed', 'call-connected']);
    say({ type: 'welcome', version: 1, session: 's-2', context: { name: 'acme' }, can: [] });
    await settled();
    assert.equal(facts().length, before + 2, 'greeted twice, nothing is told twice');
  });

  test('what is on screen', async () => {
    parent({ context: { name: 'acme', user: { id: 7, name: 'Ada', email: 'ada@example.com' }, record: { id: 'C-1', type: 'contact', name: 'Maria', url: '/contacts/1' }, panel: { width: 320, height: 560, visible: true } } });
    const { context } = await deskIn(host());
    await until('it is known', () => context());
    assert.deepEqual(context(), { name: 'acme', user: { id: '7', name: 'Ada', email: 'ada@example.com' }, record: { id: 'C-1', type: 'contact', name: 'Maria', url: '/contacts/1' }, panel: { width: 320, height: 560, visible: true } });
    say({ type: 'context', context: { name: 'acme', record: { id: 'C-2', url: 'javascript:alert(1)' }, panel: { width: -1 } } });
    await until('it is another', () => context()?.record?.id === 'C-2');
    assert.deepEqual(context(), { name: 'acme', record: { id: 'C-2' } });
  });

  test('what it asks for is done, and answered', async () => {
    parent();
    const { desk, line } = await deskIn(host());
    await until('it is there', () => desk.state.host);
    const answer = async (id: string): Promise<Said> => (await until(`an answer to ${id}`, () => heard().find((one) => one.type === 'answer' && one['id'] === id)))!;
    say({ type: 'command', id: 'a', command: { type: 'dial', target: 'tel:+12125550142' }, about: { id: 'C-1', type: 'contact' } });
    const { callId } = await answer('a');
    assert.deepEqual([line.asked.includes('dial +12125550142'), facts().find(({ type }) => type === 'call-started')?.['call']], [true, { ...(facts().find(({ type }) => type === 'call-started')!['call'] as object), record: { id: 'C-1', type: 'contact' } }]);
    for (const [id, command] of Object.entries({ b: { type: 'hold', callId }, c: { type: 'resume', callId }, d: { type: 'send-tones', callId, tones: '1#' }, e: { type: 'transfer', callId, target: '1002' }, f: { type: 'set-status', status: 'away', reason: 'Lunch' } })) {
      say({ type: 'command', id, command });
      assert.equal((await answer(id))['ok'], true, id);
    }
    say({ type: 'command', id: 'g', command: { type: 'hold', callId: 'gone' } });
    assert.deepEqual((await answer('g'))['error'], { code: 'no-such-call', message: 'There is no call gone on this desk (any more).' });
    contractHolds();
  });

  test('what is no business of a host\'s is not done', async () => {
    parent();
    const { desk, line } = await deskIn(host());
    await until('it is there', () => desk.state.host);
    const before = line.asked.length;
    const commands: readonly object[] = [
      { type: 'erase-records' }, { type: 'erase-customer', customerId: '1' }, { type: 'connect', password: 'x' }, { type: 'disconnect' }, { type: 'read-trace' }, { type: 'trace-line', on: true },
      { type: 'dial', target: 'x'.repeat(300_000) }, { type: 'dial', target: '' }, { type: 'dial', target: {} }, { type: 'dial', target: 'no digits' }, { type: 'answer' }, { type: '__proto__' }, { type: 'constructor' }, { type: 'send-tones', callId: '1', tones: '1'.repeat(1_000) },
    ];
    for (const [index, command] of commands.entries()) {
      say({ type: 'command', id: `n${index}`, command });
      const answered = await until('an answer', () => heard().find((one) => one.type === 'answer' && one['id'] === `n${index}`));
      assert.equal(answered!['ok'], false, JSON.stringify(command).slice(0, 60));
    }
    assert.equal(line.asked.length, before);
    say({ type: 'command', id: 'h', command: { type: 'dial', target: '7', headers: { 'X-Route': 'trunk' } } });
    await until('it calls', () => desk.state.calls.length);
    assert.deepEqual(desk.state.calls[0]?.headers, {}, 'nor does it write header fields');
  });

  test('it is asked for no more than it says it can', async () => {
    parent({ can: ['open', 'fly'] });
    const sim = await deskIn(host({ panel: { width: 1 } }));
    await playCall(sim);
    assert.deepEqual(heard().filter(({ type }) => type === 'ask').map(({ verb }) => verb), ['open']);
  });

  test('a host that refuses, or never answers', async (t) => {
    parent({ answers: false });
    const one = host({ timeout: 50 });
    const { desk } = await deskIn(one);
    await until('it is there', () => desk.state.host);
    const late = refusal(one.showPanel!(true) as Promise<void>, 'crm-slow');
    assert.match((await late).message, /crm\.example has not answered/);
    const refused = refusal(one.open!({ number: '1' }) as Promise<void>, 'failed');
    const { id } = await until('it is asked', () => heard().find(({ verb }) => verb === 'open')) as { id?: string };
    say({ type: 'answer', id, ok: false, error: { message: 'Not in this view.' } });
    assert.equal((await refused).message, 'Not in this view.');
    assert.deepEqual(warnings(t), []);
  });

  test('another version is said once to whoever runs the page, and nothing else is', async (t) => {
    const complaints = warnings(t);
    const sim = await deskIn(host());
    room.doors.page.postMessage({ cordboard: 2, type: 'welcome', version: 2, session: 's', context: { name: 'acme' }, can: [] }, 'https://desk.example');
    await playCall(sim);
    assert.deepEqual([heard().map(({ type }) => type), complaints.length, sim.context()], [['hello'], 1, undefined]);
    assert.match(complaints[0]!, /version 2/);
  });
});

describe('somebody else', () => {
  const welcome = { cordboard: 1, type: 'welcome', version: 1, session: 's', context: { name: 'evil' }, can: ['open'] };
  const dial = { cordboard: 1, type: 'command', id: '1', command: { type: 'dial', target: '+19005550100' } };

  test('of another origin, or in another window, is neither heard nor spoken to', async () => {
    const sim = await deskIn(host());
    for (const data of [welcome, dial]) {
      room.deliver('page', { origin: 'https://evil.example', source: room.doors.parent, data });
      room.deliver('page', { origin: 'https://crm.example.evil.example', source: room.doors.parent, data });
      room.deliver('page', { origin: 'null', source: room.doors.parent, data });
      room.deliver('page', { origin: 'https://crm.example', source: {}, data });
      room.deliver('page', { origin: 'https://crm.example', source: null, data });
    }
    await playCall(sim);
    assert.deepEqual([sim.context(), sim.line.asked.some((one) => one.startsWith('dial')), [...new Set(room.posted.map(({ origin }) => origin))]], [undefined, false, ['https://crm.example']]);
  });

  test('a host that has not introduced itself is not obeyed', async () => {
    const { line } = await deskIn(host());
    say(dial);
    await settled();
    assert.equal(line.asked.includes('dial +19005550100'), false);
  });

  test('what is no origin is none; nor is a page that is in no other', () => {
    for (const origin of ['*', '', 'crm.example', 'javascript:alert(1)', 'file:///etc']) assert.throws(() => host({ origin }), { code: 'bad-origin' });
    const own = { addEventListener() {} } as unknown as NonNullable<PostMessageOptions['window']>;
    Object.assign(own, { parent: own });
    assert.throws(() => host({ window: own }).start(() => {}, async () => ({ ok: true }), new AbortController().signal), /not inside a page of https:\/\/crm\.example/);
  });

  test('nobody listens when the desk has ended', async () => {
    const { life } = await deskIn(host());
    life.abort();
    assert.equal(room.listeners.page.size, 0);
  });

  test('whatever is said, no desk breaks', async () => {
    parent();
    const { desk, context } = await deskIn(host());
    await until('it is there', () => context());
    const field = fc.oneof(fc.anything(), fc.constantFrom(...hostile));
    const message = fc.record({
      cordboard: fc.constantFrom(1, 1, 1, 2, 'crm'), type: fc.constantFrom('ready', 'context', 'command', 'answer', 'odd'), id: field, command: field, about: field, context: field, can: field, ok: field, error: field,
    }, { requiredKeys: ['cordboard', 'type'] });
    fc.assert(fc.property(fc.oneof(message, fc.anything()), (data) => room.deliver('page', { origin: 'https://crm.example', source: room.doors.parent, data })), { numRuns: 300 });
    for (const data of hostile) room.deliver('page', { origin: 'https://crm.example', source: room.doors.parent, data });
    await settled();
    assert.deepEqual([desk.state.line.status, ({} as { polluted?: boolean }).polluted], ['registered', undefined]);
  });
});
