import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { defaultForm, initialRecords, interactionOf, reduceRecords, undelivered, type CallRecord, type Interaction, type Problem, type RecordsEvent } from '../../src/core/index.js';
import { createDesk, MemoryRecords, type Desk } from '../../src/desk/index.js';
import { deliver } from '../../src/flows/deliver.js';
import { createSim, SimAudio, SimCrm, SimLine } from '../../src/sim/index.js';

const [seconds, minutes] = [1_000, 60_000];
const busy: Problem = { code: 'crm-busy', message: 'The CRM is busy.' };
const refusal: Problem = { code: 'crm-refused', message: 'The CRM knows no such outcome.' };

const record = (id: string, more: Partial<CallRecord> = {}): CallRecord => ({
  id, callId: `call-${id}`, agent: 'sip:1001@sim.example', direction: 'incoming', number: `+1555${id}`, startedAt: 1, endedAt: 2,
  end: { cause: 'hung-up', by: 'peer' }, holds: 0, heldFor: 0, legs: [], answers: {}, ...more,
});

/** Tells of each change by telling all. */
class ListingRecords extends MemoryRecords {
  #state = initialRecords;

  override start(emit: (event: RecordsEvent) => void): void {
    super.start((event) => {
      this.#state = reduceRecords(this.#state, event);
      emit(event.type === 'delivery-changed' ? { type: 'deliveries-loaded', deliveries: this.#state.deliveries.filter(({ status }) => status !== 'delivered') } : event);
    });
  }
}

interface Post { readonly desk: Desk; readonly crm: SimCrm; readonly records: MemoryRecords; finish(...ids: readonly string[]): Promise<void>; stop(): void }

/** A desk that only delivers. `ofOne`: all records are of one customer. */
function post({ crm = new SimCrm(), records = new MemoryRecords(), ofOne = false }: { crm?: SimCrm; records?: MemoryRecords; ofOne?: boolean } = {}): Post {
  const stopping = new AbortController();
  const desk = createDesk({ line: new SimLine(), audio: new SimAudio(), records, crm }, stopping.signal, [deliver]);
  const finish = async (...ids: readonly string[]): Promise<void> => {
    for (const id of ids) await finished(records, record(id, ofOne ? { customerId: 'ada' } : {}));
    await quiet();
  };
  return { desk, crm, records, finish, stop: () => stopping.abort() };
}
const finished = (records: MemoryRecords, one: CallRecord): Promise<void> => records.finish(one, interactionOf(one, defaultForm));

/** Everything that can go on without time passing has gone on. */
const quiet = async (): Promise<void> => { for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve)); };
const clock = (t: TestContext): ((ms: number) => Promise<void>) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  return async (ms) => { t.mock.timers.tick(ms); await quiet(); };
};
const asked = ({ crm }: Post): string => crm.asked.map((one) => one.replace('log ', '')).join(' ');
const stands = ({ desk }: Post): string => desk.state.records.deliveries.map(({ id, status }) => `${id} ${status}`).join(', ');

describe('deliver', () => {
  test('brings a call to the CRM as soon as its paper is put away', async () => {
    const { desk, line, crm, records } = await createSim({ crm: {} });
    const callId = line.ring({ number: '+15550100' });
    await desk.send({ type: 'answer', callId });
    await desk.send({ type: 'hang-up', callId });
    await quiet();
    const [told] = [...crm.interactions.values()];
    assert.equal(told?.number, '+15550100');
    assert.equal((await records.callLog.get(told.id))?.delivery, 'delivered');
    assert.deepEqual(undelivered(desk.state), { waiting: 0, refused: 0 });
  });

  test('brings what an earlier page left behind', async () => {
    const records = new MemoryRecords();
    await finished(records, record('1'));
    const office = post({ records });
    await quiet();
    assert.equal(asked(office), '1');
  });

  test('tells what was changed by its own verb, after the first, and by the other where there is none', async () => {
    const office = post();
    office.crm.hangs();
    await office.finish('1');
    for (const revision of [1, 2]) await finished(office.records, record('1', { revision, answers: { notes: `v${revision}` } }));
    office.crm.answers();
    await quiet();
    assert.deepEqual([office.crm.asked, office.crm.interactions.get('1')?.notes], [['log 1', 'update 1'], 'v2']);
    assert.equal((await office.records.callLog.get('1'))?.delivery, 'delivered');
    Object.defineProperty(office.crm, 'update', { value: undefined });
    await finished(office.records, record('1', { revision: 3 }));
    await quiet();
    assert.deepEqual([office.crm.asked.slice(2), office.crm.interactions.get('1')?.revision], [['log 1'], 3]);
  });

  test('a change is told until it is acknowledged, and refused where it is', async (t) => {
    const pass = clock(t);
    const office = post();
    await office.finish('1');
    office.crm.fail('update', busy);
    await finished(office.records, record('1', { revision: 1 }));
    await quiet();
    assert.equal(stands(office), '1 waiting');
    office.crm.fail('update', refusal);
    await pass(3 * seconds);
    assert.equal(stands(office), '1 refused');
    await finished(office.records, record('1', { revision: 2 }));
    await quiet();
    assert.deepEqual([stands(office), office.crm.interactions.get('1')?.revision], ['1 delivered', 2]);
  });

  test('tells each once, those of one customer in their order', async () => {
    const office = post({ ofOne: true });
    office.crm.hangs();
    await office.finish('1', '2', '3');
    assert.equal(asked(office), '1', 'one at a time');
    office.crm.answers();
    await quiet();
    assert.equal(asked(office), '1 2 3');
    assert.deepEqual([...office.crm.interactions.keys()], ['1', '2', '3']);
  });

  test('tries again later, and later still, until it is there', async (t) => {
    const pass = clock(t);
    const office = post();
    for (const [after, wait] of [[0, 2], [2, 4], [4, 8], [8, 16]] as const) {
      office.crm.fail('log', busy);
      if (after) await pass(after * seconds);
      else await office.finish('1');
      const [one] = office.desk.state.records.deliveries;
      assert.equal(one?.status, 'waiting');
      assert.deepEqual(one.problem, busy);
      const soon = (one.nextAt! - Date.now()) / seconds;
      assert.ok(soon >= wait / 2 && soon <= wait, `${soon} s is about ${wait}`);
    }
    await pass(16 * seconds);
    assert.equal(asked(office), '1 1 1 1 1');
    assert.equal((await office.records.callLog.get('1'))?.delivery, 'delivered');
  });

  test('never waits longer than five minutes', async (t) => {
    const pass = clock(t);
    const office = post();
    office.crm.log = () => Promise.reject(new Error('down'));
    await office.finish('1');
    for (let i = 0; i < 15; i++) await pass(5 * minutes);
    const [one] = office.desk.state.records.deliveries;
    assert.ok(one!.attempts >= 15);
    assert.ok(one!.nextAt! - Date.now() <= 5 * minutes);
  });

  test('a busy CRM is asked for one record, then left alone, however many wait', async (t) => {
    const pass = clock(t);
    t.mock.method(Math, 'random', () => 0.999); // The longest wait there is.
    const office = post();
    office.crm.hangs();
    await office.finish('1', '2', '3');
    office.crm.fail('log', busy);
    assert.equal(asked(office), '1');
    office.crm.answers(); // the first, well
    await quiet();
    assert.equal(asked(office), '1 2', 'the second found it busy, and the third is not asked');
    await pass(250);
    assert.equal(asked(office), '1 2', 'not at once');
    await pass(1 * seconds);
    assert.equal(asked(office), '1 2 3', 'it is well again: the third is not kept from its turn');
    await pass(2 * seconds);
    assert.equal(asked(office), '1 2 3 2');
  });

  test('a record that fails by itself keeps no other from its turn', async () => {
    const office = post();
    const { log } = SimCrm.prototype;
    office.crm.log = function (this: SimCrm, interaction: Interaction, signal) { return interaction.id === '1' ? Promise.reject(new TypeError('no such field')) : log.call(this, interaction, signal); };
    await office.finish('1', '2');
    assert.equal(asked(office), '2');
    assert.equal(stands(office), '1 waiting, 2 delivered');
    assert.deepEqual(office.desk.state.records.deliveries[0]?.problem, { code: 'failed', message: 'no such field' });
  });

  test('those behind it of the same customer wait', async () => {
    const office = post({ ofOne: true });
    office.crm.fail('log', busy);
    await office.finish('1', '2');
    assert.equal(asked(office), '1');
    assert.equal(stands(office), '1 waiting, 2 waiting');
  });

  test('a CRM that never answers is slow, even one that does not listen to its signal', async (t) => {
    const pass = clock(t);
    const office = post();
    office.crm.log = () => new Promise(() => {});
    await office.finish('1');
    assert.equal(stands(office), '1 sending');
    await pass(15 * seconds);
    const [one] = office.desk.state.records.deliveries;
    assert.equal(one?.status, 'waiting');
    assert.equal(one.problem?.code, 'crm-slow');
    assert.match(one.problem.message, /15 seconds/);
  });

  test('a host that throws at once is a failure like any other', async () => {
    const office = post();
    office.crm.log = () => { throw new Error('not logged in'); };
    await office.finish('1');
    assert.deepEqual(office.desk.state.records.deliveries[0]?.problem, { code: 'failed', message: 'not logged in' });
  });

  test('what the CRM refuses waits for a person, who tries again', async (t) => {
    const pass = clock(t);
    const office = post();
    office.crm.fail('log', refusal);
    await office.finish('1');
    assert.equal(stands(office), '1 refused');
    assert.deepEqual((await office.records.callLog.get('1'))?.problem, refusal);
    await pass(5 * minutes);
    assert.equal(asked(office), '1', 'not by itself');
    assert.deepEqual(await office.desk.send({ type: 'retry-delivery', recordId: '1' }), { ok: true });
    await quiet();
    assert.equal(asked(office), '1 1');
    assert.equal((await office.records.callLog.get('1'))?.delivery, 'delivered');
  });

  test('a person need not wait for its turn, nor ask for each', async () => {
    const office = post();
    office.crm.fail('log', busy);
    await office.finish('1');
    office.crm.fail('log', refusal);
    await office.finish('2');
    assert.equal(stands(office), '1 waiting, 2 refused');
    await office.desk.send({ type: 'retry-delivery' });
    await quiet();
    assert.equal(asked(office), '1 2 1 2');
    assert.deepEqual(undelivered(office.desk.state), { waiting: 0, refused: 0 });
  });

  test('back online, those that wait have their turn, and refused ones stay refused', async (t) => {
    const page = new EventTarget();
    const before = Object.getOwnPropertyDescriptor(globalThis, 'addEventListener');
    Object.defineProperty(globalThis, 'addEventListener', { configurable: true, value: page.addEventListener.bind(page) });
    t.after(() => (before ? Object.defineProperty(globalThis, 'addEventListener', before) : Reflect.deleteProperty(globalThis, 'addEventListener')));
    const office = post();
    office.crm.fail('log', { code: 'crm-unreachable', message: 'No network.' });
    await office.finish('1');
    office.crm.fail('log', refusal);
    await office.finish('2');
    page.dispatchEvent(new Event('online'));
    await quiet();
    assert.equal(asked(office), '1 2 1');
    assert.equal(stands(office), '1 delivered, 2 refused');
    office.stop();
    page.dispatchEvent(new Event('online'));
    await quiet();
    assert.equal(asked(office), '1 2 1', 'not after its end');
  });

  test('news of other pages do not wake a CRM that is left alone', async (t) => {
    const pass = clock(t);
    const office = post();
    office.crm.fail('log', busy);
    await office.finish('1');
    const { records } = office;
    office.crm.fail('log', busy);
    await office.finish('2');
    assert.equal(asked(office), '1 2', 'a new record is worth a look');
    await records.eraseCustomer('nobody'); // tells all deliveries
    await quiet();
    assert.equal(asked(office), '1 2');
    await pass(2 * seconds);
    assert.deepEqual([...office.crm.interactions.keys()].sort(), ['1', '2']);
  });

  test('somebody who tries again is heard though the CRM is left alone, even where all deliveries are told at once', async () => {
    const office = post({ records: new ListingRecords() });
    office.crm.fail('log', busy);
    await office.finish('1');
    assert.equal(asked(office), '1');
    await office.desk.send({ type: 'retry-delivery', recordId: '1' });
    await quiet();
    assert.equal(asked(office), '1 1');
    assert.deepEqual(undelivered(office.desk.state), { waiting: 0, refused: 0 });
  });

  test('with the desk ends what was under way, and counts as no attempt', async () => {
    const office = post();
    office.crm.hangs();
    await office.finish('1');
    office.stop();
    await quiet();
    assert.equal((await office.records.callLog.get('1'))?.delivery, 'waiting');
    const next = post({ records: office.records });
    await quiet();
    assert.equal(asked(next), '1');
    assert.equal(next.desk.state.records.deliveries.at(-1)?.attempts, 1);
  });

  test('an outbox that cannot be read is tried again', async (t) => {
    const pass = clock(t);
    const warned = t.mock.method(console, 'warn', () => {});
    const office = post();
    const { claim } = office.records.outbox;
    office.records.outbox.claim = () => Promise.reject(new Error('the disk is full'));
    await office.finish('1');
    assert.match(String(warned.mock.calls[0]?.arguments[0]), /records wait on this computer: the disk is full/);
    office.records.outbox.claim = claim;
    await pass(30 * seconds);
    assert.equal(asked(office), '1');
  });

  test('is not a spinning one, whatever the outbox says', async (t) => {
    const pass = clock(t);
    const office = post();
    let looks = 0;
    office.records.outbox.claim = async () => void looks++;
    office.records.outbox.nextAt = async () => 0;
    await office.finish('1');
    looks = 0;
    for (let i = 0; i < 100; i++) await pass(10);
    assert.ok(looks <= 4, `${looks} looks a second`);
  });

  test('without a CRM nothing is on its way, nor waits for one', async () => {
    const { desk, line, crm, records } = await createSim();
    line.ends(line.ring({ number: '+15550100' }));
    await quiet();
    assert.deepEqual((await records.callLog.page({ limit: 9 })).calls.map(({ delivery }) => delivery), ['none']);
    assert.deepEqual([crm.asked, undelivered(desk.state)], [[], { waiting: 0, refused: 0 }]);
    const stopping = new AbortController();
    const lone = createDesk({ line: new SimLine(), audio: new SimAudio(), records: new MemoryRecords() }, stopping.signal, [deliver]);
    assert.equal((await lone.send({ type: 'retry-delivery' }) as { error?: { code: string } }).error?.code, 'no-crm');
  });
});
