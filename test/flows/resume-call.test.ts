import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { callById, popOf, wrapUpOf, type Call, type CallRecord, type Happened } from '../../src/core/index.js';
import { createDesk, StoodDown, type Desk, type KeptCall, type KeptCalls } from '../../src/desk/index.js';
import { flowsFor, type FlowOptions } from '../../src/flows/index.js';
import { SimAudio, SimCrm, SimLine, SimRecords } from '../../src/sim/index.js';
import { ada, bob, number } from './with-customers.js';

const quiet = async (): Promise<void> => { for (let i = 0; i < 6; i++) await new Promise((resolve) => setImmediate(resolve)); };

/** What is in a browser, and lasts longer than a page. */
class Shelf implements KeptCalls {
  calls: readonly KeptCall[] = [];
  keep(calls: readonly KeptCall[]): void { this.calls = structuredClone(calls); }
  async left(): Promise<readonly KeptCall[]> { return this.calls; }
}

interface Page { readonly desk: Desk; readonly line: SimLine; readonly audio: SimAudio; readonly records: SimRecords; readonly happened: Happened[]; go(reason?: Error): void }

/** One page after the other, over the same browser. */
function pages(t: TestContext, options: FlowOptions = {}): { shelf: Shelf; records: SimRecords; open(connects?: boolean): Promise<Page> } {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: 1_800_000_000_000 });
  const [shelf, records, crm] = [new Shelf(), new SimRecords(), new SimCrm({ customers: [ada, bob] })];
  async function open(connects = true): Promise<Page> {
    const life = new AbortController();
    t.after(() => life.abort());
    const [line, audio] = [new SimLine(), new SimAudio()];
    const desk = createDesk({ line, audio, records, crm, keptCalls: shelf }, life.signal, flowsFor(options));
    const happened: Happened[] = [];
    desk.subscribe((_, event) => happened.push(event));
    if (connects) await desk.send({ type: 'connect' });
    await quiet();
    return { desk, line, audio, records, happened, go: (reason) => life.abort(reason ?? new StoodDown()) };
  }
  return { shelf, records, open };
}

const talk = async ({ desk, line }: Page, caller = number): Promise<string> => {
  const callId = line.ring({ number: caller });
  await quiet();
  await desk.send({ type: 'answer', callId });
  await quiet();
  return callId;
};
const call = ({ desk }: Page, callId: string): Call => callById(desk.state, callId)!;
const types = ({ happened }: Page): string[] => happened.map(({ type }) => type);

describe('a call outlives its page', () => {
  test('the same call, taken up as soon as the line is there; to the host it began once', async (t) => {
    const { open } = pages(t);
    const first = await open();
    const callId = await talk(first);
    await first.desk.send({ type: 'mute', callId });
    const before = call(first, callId);
    first.go();
    const second = await open(false);
    assert.deepEqual(call(second, callId), { ...before, recovering: true });
    assert.equal(second.line.asked.length, 0);
    await second.desk.send({ type: 'connect' });
    await quiet();
    assert.deepEqual(call(second, callId), before);
    for (const once of ['call-started', 'call-answered', 'screen-popped']) assert.ok(!types(second).includes(once), once);
  });

  test('the one they talk in comes first, and nothing can be done with any before it is there but to end it', async (t) => {
    const { open } = pages(t);
    const first = await open();
    const [held, active] = [await talk(first), await talk(first, '2')];
    first.go();
    const second = await open(false);
    assert.equal((await second.desk.send({ type: 'resume', callId: held })).ok, false);
    await second.desk.send({ type: 'connect' });
    assert.deepEqual(second.line.asked, ['connect', `recover ${active}`, `recover ${held}`]);
    assert.equal((await second.desk.send({ type: 'hang-up', callId: held })).ok, true);
  });

  test('a conference is one again when all are back', async (t) => {
    const { open } = pages(t);
    const first = await open();
    const ids = [await talk(first), await talk(first, '2')];
    await first.desk.send({ type: 'merge', callId: ids[0]! });
    first.go();
    const second = await open();
    assert.deepEqual(second.line.asked.filter((asked) => asked.startsWith('merge')), [`merge ${ids.join(' ')}`]);
    assert.deepEqual(second.desk.state.calls.map(({ merged }) => merged), [true, true]);
  });

  test('what was lost is said: too late, refused, or never registered; who comes back much later is not bothered', async (t) => {
    const { open, shelf } = pages(t);
    const first = await open();
    const callId = await talk(first);
    first.go();
    const left = shelf.calls;
    const end = async (wait: number): Promise<string | undefined> => {
      t.mock.timers.tick(wait);
      shelf.calls = left;
      const page = await open(false);
      t.after(() => page.go());
      t.mock.timers.tick(0);
      const { end: how } = callById(page.desk.state, callId) ?? {};
      page.go();
      return how?.cause;
    };
    assert.equal(await end(10_000), undefined);
    assert.equal(await end(15_000), 'lost');
    assert.equal(await end(11 * 60_000), undefined);
    shelf.calls = [{ ...left[0]!, seenAt: Date.now() }];
    const waiting = await open(false);
    t.mock.timers.tick(19_000);
    assert.equal(call(waiting, callId).recovering, true);
    t.mock.timers.tick(4_000);
    assert.equal(call(waiting, callId).end?.cause, 'lost');
    assert.deepEqual(shelf.calls, []);
  });

  test('the connection is lost while it is taken up: again with the next one, and no longer than it may wait', async (t) => {
    const { open, shelf } = pages(t);
    const first = await open();
    const callId = await talk(first);
    first.go();
    const { seenAt } = shelf.calls[0]!;
    const second = await open(false);
    second.line.fail('recover', { code: 'unreachable', message: 'Gone.' });
    t.mock.method(console, 'warn', () => {});
    await second.desk.send({ type: 'connect' });
    await quiet();
    assert.equal(call(second, callId).recovering, true);
    assert.equal(shelf.calls[0]?.seenAt, seenAt, 'a page that was never in it saw nothing');
    second.line.loses();
    await second.line.connect();
    await quiet();
    assert.equal(call(second, callId).recovering, undefined);
  });

  test('one that rings is not heard before it is known that it still does', async (t) => {
    const { open } = pages(t);
    const first = await open();
    const callId = first.line.ring({ number });
    await quiet();
    first.go();
    const second = await open(false);
    assert.deepEqual([call(second, callId).status, second.audio.playing], ['ringing', undefined]);
    await second.desk.send({ type: 'connect' });
    assert.equal(second.audio.playing, 'ringing');
  });

  test('a desk that is ended leaves nothing; one that stands down leaves its calls to the one that follows', async (t) => {
    const { open, shelf } = pages(t);
    const first = await open();
    await talk(first);
    first.go();
    assert.equal(shelf.calls.length, 1);
    const second = await open();
    second.go(new Error('the host ended it'));
    assert.deepEqual(shelf.calls, []);
  });
});

describe('what belongs to it', () => {
  test('is there at once: the customer, as the agent chose', async (t) => {
    const { open, records } = pages(t);
    await records.contacts.keep([ada, bob]);
    const first = await open();
    const callId = await talk(first);
    assert.equal(popOf(first.desk.state, callId)?.status, 'several');
    await first.desk.send({ type: 'choose-customer', callId, customerId: bob.id });
    first.go();
    const second = await open(false);
    const { source, matches, popped } = popOf(second.desk.state, callId)!;
    assert.deepEqual([source, matches.map(({ id }) => id)], ['agent', [bob.id]]);
    assert.equal(popped?.at, popOf(first.desk.state, callId)?.popped?.at);
  });

  test('its paper goes on, with one record in the end', async (t) => {
    const { open, records } = pages(t);
    const first = await open();
    const callId = await talk(first);
    await first.desk.send({ type: 'change-wrap-up', callId, answers: { notes: 'half' } });
    await quiet();
    const { record } = wrapUpOf(first.desk.state, callId)!;
    first.go();
    let left: { record: CallRecord; seenAt: number }[] = [];
    t.mock.method(records.drafts, 'adopt', async () => left.splice(0, 1));
    const second = await open();
    left = [{ record, seenAt: Date.now() }]; // The page was slow to go.
    second.line.ends(callId);
    for (const wait of [100, 400, 1_500]) { t.mock.timers.tick(wait); await quiet(); }
    const { calls } = await records.callLog.page({ limit: 10 });
    assert.deepEqual(calls.map(({ id, answers, end }) => [id, answers['notes'], end?.cause]), [[record.id, 'half', 'hung-up']]);
  });
});
