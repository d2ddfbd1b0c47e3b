import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState, reduce, type AgentState, type DeskEvent } from '../../src/core/index.js';
import { shiftHours, shiftSums } from '../../src/elements/agent-status/shift-sums.js';
import { setLanguage } from '../../src/i18n/index.js';

const minute = 60_000;
const start = Date.UTC(2026, 0, 10, 9);

/** An agent to whom things have happened, each at its minute since the shift began. */
const agent = (...events: readonly (readonly [minutes: number, event: DeskEvent])[]): AgentState =>
  ([[0, { type: 'line-registered', server: 'wss://x', uri: 'sip:1001@x' }], ...events] as const)
    .reduce((state, [minutes, event]) => reduce(state, { ...event, at: start + minutes * minute }), initialState).agent;

const become = (status: 'ready' | 'away' | 'offline', reason?: string): DeskEvent => ({ type: 'agent-status-changed', status, ...(reason && { reason }) });
const call: DeskEvent = { type: 'call-started', call: { id: 'a', direction: 'outgoing', peer: { uri: 'sip:1002@x', number: '1002' }, headers: {} } };
const ended: DeskEvent = { type: 'call-ended', callId: 'a', end: { cause: 'hung-up', by: 'peer' } };
const minutesOf = (state: AgentState, at: number) => Object.fromEntries(shiftSums(state, start + at * minute).map(({ word, ms }) => [word, ms / minute]));

test('a day: ready, on calls, after them, and the breaks by reason', () => {
  const day = agent([10, call], [15, ended], [15, { type: 'after-call-work-started', callId: 'a' }], [17, become('away', 'Lunch')], [47, become('ready')], [50, become('away', 'Break')]);
  assert.deepEqual(minutesOf(day, 60), { 'Worked': 20, 'Ready': 13, 'On calls': 5, 'After-call work': 2, 'Away': 40, 'Lunch': 30, 'Break': 10 });
  assert.deepEqual(shiftSums(day, start + 60 * minute).map(({ kind }) => kind), ['total', 'ready', 'busy', 'after-call-work', 'away', 'part', 'part']);
});

test('a second lunch goes on with the first', () => {
  const day = agent([10, become('away', 'Lunch')], [20, become('ready')], [30, become('away', 'Lunch')]);
  assert.deepEqual([minutesOf(day, 35)['Lunch'], minutesOf(day, 35)['Away']], [15, 15]);
});

test('breaks without a reason are no part of their own, unless others have one', () => {
  assert.deepEqual(Object.keys(minutesOf(agent([10, become('away')]), 20)), ['Worked', 'Ready', 'On calls', 'After-call work', 'Away']);
  const mixed = minutesOf(agent([10, become('away')], [20, become('away', 'Lunch')]), 25);
  assert.deepEqual([mixed['Without a reason'], mixed['Lunch'], mixed['Away']], [10, 5, 15]);
});

test('from when to when', async (t) => {
  t.after(() => setLanguage(undefined));
  await setLanguage('en-GB');
  assert.equal(shiftHours(initialState.agent), undefined);
  assert.match(shiftHours(agent())!, /^since \d\d:00$/);
  const over = agent([30, become('offline')]);
  assert.match(shiftHours(over)!, /^\d\d:00 – \d\d:30$/);
  assert.equal(minutesOf(over, 90)['Worked'], 30, 'the clock stands still');
});
