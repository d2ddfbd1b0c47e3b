import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { initialRecords, reduceRecords, undelivered, type Delivery, type RecordsEvent, type RecordsState } from '../../src/core/index.js';

const after = (...events: readonly RecordsEvent[]): RecordsState => events.reduce<RecordsState>(reduceRecords, initialRecords);
const delivery = (id: string, status: Delivery['status'] = 'waiting', more: Partial<Delivery> = {}): Delivery => ({ id, status, attempts: 0, ...more });
const changed = (...args: Parameters<typeof delivery>): RecordsEvent => ({ type: 'delivery-changed', delivery: delivery(...args) });
const loaded = (...deliveries: readonly Delivery[]): RecordsEvent => ({ type: 'deliveries-loaded', deliveries });
const ids = ({ deliveries }: RecordsState): string => deliveries.map(({ id, status }) => `${id} ${status}`).join(', ');
const down = { code: 'crm-unreachable', message: 'The CRM cannot be reached.' } as const;

describe('records', () => {
  test('are opening, then lasting', () => {
    assert.equal(after().status, 'opening');
    assert.equal(after({ type: 'records-opened' }).status, 'lasting');
  });

  test('that last as long as the page say why, and no longer than it is so', () => {
    const problem = { code: 'storage', message: 'This browser keeps nothing in a private window.' } as const;
    assert.deepEqual(after({ type: 'records-failed', problem }), { ...initialRecords, status: 'page-only', problem });
    assert.deepEqual(after({ type: 'records-failed', problem }, { type: 'records-opened' }), { ...initialRecords, status: 'lasting' });
  });

  test('do not change for what is no concern of theirs', () => {
    const state = after(changed('a'));
    assert.equal(reduceRecords(state, { type: 'call-started' }), state);
  });

  test('count up when the log changed, and when the fate of one of its rows did', () => {
    assert.equal(after({ type: 'call-log-changed' }).version, 1);
    assert.equal(after(changed('a')).version, 1);
    assert.equal(after(changed('a'), changed('a', 'delivered')).version, 2);
    assert.equal(after(loaded(delivery('a'))).version, 1);
  });

  test('do not count up because one is being sent: its row says what it said', () => {
    assert.equal(after(changed('a'), changed('a', 'sending')).version, 1);
  });
});

describe('deliveries', () => {
  test('are in the order in which they came, whatever becomes of them', () => {
    assert.equal(ids(after(changed('a'), changed('b'), changed('a', 'sending'), changed('c'), changed('b', 'refused'))), 'a sending, b refused, c waiting');
  });

  test('a delivered one is seen once, and gone with the next event of another', () => {
    const state = after(changed('a'), changed('b'), changed('a', 'delivered'));
    assert.equal(ids(state), 'a delivered, b waiting');
    assert.equal(ids(reduceRecords(state, changed('b', 'sending'))), 'b sending');
  });

  test('keep their order when delivered ones before them go', () => {
    assert.equal(ids(after(loaded(delivery('a', 'delivered'), delivery('b'), delivery('c')), changed('b', 'sending'))), 'b sending, c waiting');
  });

  test('take the place of all that was known', () => {
    assert.equal(ids(after(changed('a'), loaded(delivery('b'), delivery('c', 'refused')))), 'b waiting, c refused');
  });

  test('say when and why, as they were told last', () => {
    const state = after(changed('a'), changed('a', 'waiting', { attempts: 1, nextAt: 5, problem: down }));
    assert.deepEqual(state.deliveries, [{ id: 'a', status: 'waiting', attempts: 1, nextAt: 5, problem: down }]);
    assert.deepEqual(reduceRecords(state, changed('a', 'sending', { attempts: 1 })).deliveries, [{ id: 'a', status: 'sending', attempts: 1 }]);
  });

  test('are counted: on their way, and refused', () => {
    assert.deepEqual(undelivered({ records: after() }), { waiting: 0, refused: 0 });
    const records = after(loaded(delivery('a'), delivery('b', 'sending'), delivery('c', 'refused'), delivery('d', 'delivered')));
    assert.deepEqual(undelivered({ records }), { waiting: 2, refused: 1 });
  });
});
