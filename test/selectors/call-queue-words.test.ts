import assert from 'node:assert/strict';
import { test } from 'node:test';
import { membersByStatus } from '../../src/core/index.js';
import { badgeOf, callerName, callerNumber, countWords, memberWords, missedWords, selfWords } from '../../src/elements/call-queue/call-queue-words.js';
import { agent, caller, support } from '../../stories/queues-on-sim.js';

test('who a caller is', () => {
  const ada = caller('1', 'Ada Byron', 0);
  assert.deepEqual([callerName(ada), callerNumber(ada)], ['Ada Byron', '+15550101']);
  const { name: _, ...nameless } = ada;
  assert.deepEqual([callerName(nameless), callerNumber(nameless)], ['+15550101', '']);
  assert.deepEqual([callerName({ ...nameless, number: 'Anonymous' }), callerNumber({ ...ada, number: 'anonymous' })], ['Unknown caller', '']);
  assert.equal(callerNumber({ ...ada, name: ada.number }), '', 'said once');
});

test('why somebody is in the queue', () => {
  const text = (kind: Parameters<typeof badgeOf>[0]['kind'], detail?: string): string => badgeOf({ kind, ...(detail && { detail }) }, ['1001', 'Grace Hopper']).text;
  assert.equal(text('vip'), 'VIP');
  assert.equal(text('region', 'South'), 'South');
  assert.equal(text('last-agent', 'Alan Turing'), 'Last spoke to Alan Turing');
  assert.equal(text('last-agent', 'Grace Hopper'), 'Spoke to you');
  assert.equal(text('dedicated-agent', '1001'), 'For you');
  assert.equal(text('dedicated-agent', 'Alan Turing'), 'For Alan Turing');
  assert.equal(text('callback', '10:00'), 'Callback 10:00');
  assert.equal(text('other'), 'Other');
  assert.equal(badgeOf({ kind: 'region', detail: '1001' }, ['1001']).mine, false, 'a region is nobody');
});

test('what an agent does', () => {
  assert.equal(memberWords(agent('1', 'A', 'ready', 0)), 'Ready');
  assert.equal(memberWords(agent('1', 'A', 'away', 0, { reason: 'Lunch' })), 'Away: Lunch');
  assert.equal(memberWords(agent('1', 'A', 'away', 0)), 'Away');
  assert.equal(memberWords(agent('1', 'A', 'on-call', 0, { paused: true, reason: 'Lunch' })), 'On a call, then away: Lunch');
  assert.equal(memberWords(agent('1', 'A', 'unreachable', 0, { paused: true })), 'Not reachable');
  assert.equal(missedWords(agent('1', 'A', 'ready', 0)), '');
  assert.match(missedWords(agent('1', 'A', 'ready', 0, { missedAt: Date.now() })), /^Missed a ring at \d/);
});

test('how many do what, and what I do', () => {
  const words = countWords(membersByStatus(support().members)).map(([, text]) => text);
  assert.deepEqual(words, ['2 ready', '1 on call', '1 away', '1 ringing', '1 after call', '1 not reachable']);
  assert.deepEqual(countWords(new Map()), []);
  assert.equal(selfWords(undefined), 'Not in this queue');
  assert.equal(selfWords(agent('1', 'A', 'ready', 0)), 'You are ready');
  assert.equal(selfWords(agent('1', 'A', 'away', 0, { reason: 'Lunch' })), 'You are away: Lunch');
  assert.equal(selfWords(agent('1', 'A', 'on-call', 0, { paused: true })), 'You are on a call, then away');
});
