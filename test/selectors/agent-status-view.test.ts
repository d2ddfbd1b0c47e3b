import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState, reduce, type DeskEvent, type DeskState, type LineState, type Member } from '../../src/core/index.js';
import { agentStatusView, isChosen, isSettled, menuHeading, reasonsOf, statusChoices } from '../../src/elements/agent-status/agent-status-view.js';
import { menuMove } from '../../src/elements/agent-status/menu-keys.js';

/** A desk to which things have happened, one each ms. */
const after = (...events: readonly DeskEvent[]): DeskState =>
  [{ type: 'line-registered', server: 'wss://x', uri: 'sip:1001@x' } as const, ...events].reduce<DeskState>((state, event, index) => reduce(state, { ...event, at: index + 1 }), initialState);

const lunch: DeskEvent = { type: 'agent-status-changed', status: 'away', reason: 'Lunch' };
const offline: DeskEvent = { type: 'agent-status-changed', status: 'offline' };
const answered: readonly DeskEvent[] = [
  { type: 'call-started', call: { id: 'a', direction: 'incoming', peer: { uri: 'sip:1002@x', number: '1002' }, headers: {} } },
  { type: 'call-answered', callId: 'a' },
];
const working: readonly DeskEvent[] = [
  ...answered, { type: 'call-ended', callId: 'a', end: { cause: 'hung-up', by: 'peer' } },
  { type: 'after-call-work-started', callId: 'a', until: 30_000 },
];
const wordOf = (...events: readonly DeskEvent[]) => agentStatusView(after(...events)).word;

test('a word for each status', () => {
  assert.equal(wordOf(), 'Ready');
  assert.equal(wordOf({ type: 'agent-status-changed', status: 'away' }), 'Away');
  assert.equal(wordOf(lunch), 'Lunch');
  assert.equal(wordOf(offline), 'Offline');
  assert.equal(wordOf(answered[0]!), 'Ready', 'a call that only rings keeps nobody busy');
  assert.equal(wordOf(...answered), 'On a call');
  assert.equal(wordOf(...working), 'After-call work');
});

test('what comes after the call', () => {
  assert.equal(agentStatusView(after(...answered)).next, undefined, 'Ready needs no saying');
  const view = agentStatusView(after(...answered, lunch));
  assert.deepEqual([view.word, view.next, view.since], ['On a call', 'Lunch', 3]);
  assert.equal(agentStatusView(after(...answered, { type: 'agent-status-changed', status: 'away' })).next, 'Away');
  assert.equal(agentStatusView(after(lunch)).next, undefined);
});

test('after-call work may end by itself', () => {
  assert.equal(agentStatusView(after(...working)).until, 30_000);
  assert.equal(agentStatusView(after(...working.slice(0, -1), { type: 'after-call-work-started', callId: 'a' })).until, undefined);
  assert.equal(agentStatusView(after(...answered)).until, undefined);
});

test('with the line down nobody is ready', () => {
  const view = agentStatusView(after(lunch, { type: 'line-offline' }));
  assert.deepEqual([view.status, view.word, view.since], ['offline', 'Offline', 3]);
  assert.deepEqual(statusChoices(['Lunch']).filter((choice) => isChosen(view, choice)).map(({ word }) => word), ['Offline']);
});

test('the line says what is wrong', () => {
  const withLine = (line: LineState) => agentStatusView({ ...after(), line });
  assert.equal(agentStatusView(after()).trouble, undefined);
  assert.equal(withLine({ status: 'connecting', since: 1 }).trouble, 'waiting');
  const refused = withLine({ status: 'refused', since: 1, problem: { code: 'credentials', message: 'Wrong password.' } });
  assert.deepEqual([refused.trouble, refused.troubleWords], ['refused', 'Not connected: no call can ring here.']);
});

test('the menu', () => {
  assert.deepEqual(statusChoices(['Lunch']).map(({ word }) => word), ['Ready', 'Lunch', 'Offline']);
  assert.deepEqual(statusChoices([]).map(({ word }) => word), ['Ready', 'Away', 'Offline']);
  const marked = (...events: readonly DeskEvent[]) => statusChoices(['Lunch', 'Break']).filter((choice) => isChosen(agentStatusView(after(...events)), choice)).map(({ word }) => word);
  assert.deepEqual(marked(lunch), ['Lunch']);
  assert.deepEqual(marked(...answered), ['Ready']);
  assert.deepEqual(marked(...answered, lunch), ['Lunch'], 'what comes next is marked');
  assert.deepEqual((['ready', 'busy', 'after-call-work'] as const).map(menuHeading), [undefined, 'After this call', 'Finish after-call work']);
});

test('a choice that changes nothing', () => {
  const ready = { status: 'ready' } as const;
  assert.equal(isSettled(after(), ready), true);
  assert.equal(isSettled(after(lunch), ready), false);
  assert.equal(isSettled(after(offline), { status: 'offline' }), true);
  assert.equal(isSettled(after({ type: 'line-offline' }), ready), false, 'Ready brings the line back');
  assert.equal(isSettled(after(...answered, lunch), { status: 'away', reason: 'Lunch' }), true);
  assert.equal(isSettled(after(...working), ready), false, 'it ends the work');
});

test('Ready everywhere is something to choose while away in one queue', () => {
  const inQueue = (paused: boolean): DeskEvent => {
    const member: Member = { agent: '1001', name: 'Me', status: paused ? 'away' : 'ready', paused, answered: 0 };
    return { type: 'queues-loaded', queues: [{ id: 'support', name: 'Support', waiting: [], members: [member] }] };
  };
  const connected: DeskEvent = { type: 'centre-connected', agent: '1001', rights: ['status'] };
  assert.equal(isSettled(after(connected, inQueue(false)), { status: 'ready' }), true);
  assert.equal(isSettled(after(connected, inQueue(true)), { status: 'ready' }), false);
  assert.equal(isSettled(after(connected, inQueue(true), offline), { status: 'offline' }), true);
});

test('reasons of an attribute', () => {
  assert.deepEqual(reasonsOf(' Lunch, , Break '), ['Lunch', 'Break']);
  assert.deepEqual(reasonsOf(''), []);
  assert.deepEqual(reasonsOf(null), []);
});

test('keys of a menu', () => {
  const words = ['Ready', 'Lunch', 'Break', 'Meeting', 'Offline'];
  assert.equal(menuMove('ArrowDown', 4, words), 0);
  assert.equal(menuMove('ArrowUp', 0, words), 4);
  assert.equal(menuMove('Home', 3, words), 0);
  assert.equal(menuMove('End', 0, words), 4);
  assert.equal(menuMove('b', 0, words), 2);
  assert.equal(menuMove('R', 0, words), 0);
  assert.equal(menuMove('x', 0, words), undefined);
  assert.equal(menuMove(' ', 0, words), undefined);
  assert.equal(menuMove('Enter', 0, words), undefined);
});
