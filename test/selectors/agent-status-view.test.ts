import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState, type AgentState, type LineState } from '../../src/core/index.js';
import { agentStatusView, isChosen, reasonsOf, statusChoices } from '../../src/elements/agent-status/agent-status-view.js';
import { menuMove } from '../../src/elements/agent-status/menu-keys.js';

const registered: LineState = { status: 'registered', since: 1 };
const viewOf = (agent: AgentState, line = registered) => agentStatusView({ ...initialState, agent, line });

test('a word for each status', () => {
  assert.equal(viewOf({ status: 'ready', since: 5 }).word, 'Ready');
  assert.equal(viewOf({ status: 'away', since: 5 }).word, 'Away');
  assert.equal(viewOf({ status: 'away', reason: 'Lunch', since: 5 }).word, 'Lunch');
  assert.equal(viewOf({ status: 'offline', since: 5 }).word, 'Offline');
});

test('with the line down nobody is ready', () => {
  const view = viewOf({ status: 'ready', since: 0 }, { status: 'offline', since: 0 });
  assert.deepEqual([view.status, view.word, view.since], ['offline', 'Offline', 0]);
});

test('the line says what is wrong', () => {
  const ready: AgentState = { status: 'ready', since: 5 };
  assert.equal(viewOf(ready).trouble, undefined);
  assert.equal(viewOf(ready, { status: 'connecting', since: 1 }).trouble, 'waiting');
  const refused = viewOf(ready, { status: 'refused', since: 1, problem: { code: 'credentials', message: 'Wrong password.' } });
  assert.deepEqual([refused.trouble, refused.troubleWords], ['refused', 'Not connected: no call can ring here.']);
});

test('the menu', () => {
  assert.deepEqual(statusChoices(['Lunch']).map(({ word }) => word), ['Ready', 'Lunch', 'Offline']);
  assert.deepEqual(statusChoices([]).map(({ word }) => word), ['Ready', 'Away', 'Offline']);
  const lunch = viewOf({ status: 'away', reason: 'Lunch', since: 1 });
  assert.deepEqual(statusChoices(['Lunch', 'Break']).map((choice) => isChosen(lunch, choice)), [false, true, false, false]);
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
