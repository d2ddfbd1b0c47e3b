import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Call } from '../../src/core/index.js';
import type { KeptCall } from '../../src/desk/index.js';
import { browserKeptCalls } from '../../src/storage/index.js';

/** A store as a browser's: its keys are its own properties. */
const storeOf = (items: Record<string, string> = {}): Storage => Object.assign(Object.create({
  getItem(this: Record<string, string>, key: string) { return this[key] ?? null; },
  setItem(this: Record<string, string>, key: string, value: string) { this[key] = value; },
  removeItem(this: Record<string, string>, key: string) { delete this[key]; },
}), items) as Storage;

const call: Call = {
  id: 'a', direction: 'incoming', status: 'held', peer: { uri: 'sip:2001@pbx.example', number: '2001', name: 'Ada' }, startedAt: 1, answeredAt: 2, since: 3,
  muted: true, heldByPeer: false, merged: false, headers: { 'x-queue': 'Orders' }, consultFor: 'b',
  handover: { reference: 'r', from: { id: '1002', name: 'Bob' }, notes: 'n' }, dialog: { callId: 'c@x', localTag: 'l', remoteTag: 'r' },
};
const kept = (more: Partial<KeptCall> = {}): KeptCall => ({ call, seenAt: Date.now(), ...more });
const ours = 'cordboard:calls:1001';

describe('kept calls', () => {
  test('are there for the next page, and gone when they are over', async () => {
    const store = storeOf();
    const all = [kept(), kept({ call: { ...call, id: 'b' }, invite: { message: 'INVITE sip:x', toTag: 't' }, pop: { chosen: '7', popped: { at: 1, opens: false } } })];
    browserKeptCalls('1001', () => store).keep(all);
    assert.deepEqual(await browserKeptCalls('1001', () => store).left(), all);
    assert.deepEqual(await browserKeptCalls('1002', () => store).left(), []);
    browserKeptCalls('1001', () => store).keep([]);
    assert.deepEqual(Object.keys(store), []);
  });

  test('are what was there when it was asked, whatever is kept meanwhile', async () => {
    const store = storeOf();
    const calls = browserKeptCalls('1001', () => store);
    calls.keep([kept()]);
    const left = calls.left();
    calls.keep([]);
    assert.equal((await left).length, 1);
  });

  test('what cannot be read, or does not fit, is as good as nothing', async () => {
    for (const text of ['{', 'null', '"calls"', '[1]', JSON.stringify([{ call: { id: 'a' }, seenAt: Date.now() }])]) {
      assert.deepEqual(await browserKeptCalls('1001', () => storeOf({ [ours]: text })).left(), [], text);
    }
    const store = storeOf();
    const hostile = { callId: 'c\r\nX-Evil: 1', localTag: 'l', remoteTag: 'r' };
    browserKeptCalls('1001', () => store).keep([kept(), kept({ call: { ...call, dialog: hostile } }), kept({ call: { ...call, dialog: { ...hostile, callId: 'c;d' } } })]);
    assert.equal((await browserKeptCalls('1001', () => store).left()).length, 1);
  });

  test('what is no part of them is not read', async () => {
    const store = storeOf({ [ours]: JSON.stringify([{ ...kept(), call: { ...call, quality: { mos: 1 }, password: 'x' } }]) });
    assert.deepEqual(await browserKeptCalls('1001', () => store).left().then(([one]) => one?.call), call);
  });

  test('what is old is taken away, of whomever it was; what is not ours stays', async () => {
    const old = JSON.stringify([kept({ seenAt: Date.now() - 11 * 60_000 })]);
    const store = storeOf({ [ours]: old, 'cordboard:calls:1002': old, 'cordboard:calls:1003': JSON.stringify([kept()]), other: 'x' });
    assert.deepEqual(await browserKeptCalls('1001', () => store).left(), []);
    assert.deepEqual(Object.keys(store), ['cordboard:calls:1003', 'other']);
  });

  test('where there is no store, or no room, calls end with their page', async () => {
    const none = browserKeptCalls('1001', () => { throw new Error('SecurityError'); });
    none.keep([kept()]);
    assert.deepEqual(await none.left(), []);
  });
});
