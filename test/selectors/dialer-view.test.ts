import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState, type LineState, type Recent } from '../../src/core/index.js';
import { dialerView, noteFor } from '../../src/elements/dialer/dialer-view.js';

const line = (status: LineState['status'], message?: string): LineState =>
  ({ status, since: 1, ...(message && { problem: { code: 'unreachable', message } }) });
const viewOf = (state: Partial<typeof initialState>) => dialerView({ ...initialState, ...state });

test('a registered line hinders nothing', () => {
  assert.equal(viewOf({ line: line('registered') }).hindrance, undefined);
});

test('any other line says why, in its own words where it has some', () => {
  assert.match(viewOf({ line: line('offline') }).hindrance!, /You are offline/);
  assert.match(viewOf({ line: line('connecting') }).hindrance!, /Not connected yet/);
  assert.match(viewOf({ line: line('connecting', 'Lost.') }).hindrance!, /Reconnecting/);
  assert.match(viewOf({ line: line('refused', 'Wrong password.') }).hindrance!, /^Not connected/, 'why is said once, by <cord-desk>');
  assert.ok(viewOf({ line: line('refused') }).refused);
});

test('redial is the last number called from here', () => {
  const recents: Recent[] = [
    { number: '1', direction: 'incoming', missed: true, at: 3 },
    { number: '2', direction: 'outgoing', missed: false, at: 2 },
    { number: '3', direction: 'outgoing', missed: false, at: 1 },
  ];
  assert.equal(viewOf({ recents }).lastNumber, '2');
  assert.equal(viewOf({}).lastNumber, undefined);
});

test('one note at a time, what matters most first', () => {
  const free = viewOf({ line: line('registered') });
  const lost = viewOf({ line: line('connecting', 'Lost.') });
  assert.deepEqual(noteFor({ problem: 'No!', view: lost, who: 'Ada' }), { kind: 'error', text: 'No!' });
  assert.deepEqual(noteFor({ problem: '', view: lost, who: 'Ada' }), { kind: 'warning', text: 'Reconnecting. You can call in a moment.' });
  assert.deepEqual(noteFor({ problem: '', view: free, who: 'Ada', redial: '1' }), { kind: 'match', text: 'Ada' });
  assert.deepEqual(noteFor({ problem: '', view: free, redial: 'Call redials 1' }), { kind: 'hint', text: 'Call redials 1' });
  assert.equal(noteFor({ problem: '', view: free }), undefined);
});
