// Whom an ACD rings: its rules by themselves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entitlementOf, regionOf } from '../../demo/office/acd/callers.mjs';
import { inTurn, waitsFor, whomToRing } from '../../demo/office/acd/choose.mjs';
import { statusOf } from '../../demo/office/acd/member-status.mjs';
import { strategies } from '../../demo/office/acd/strategies.mjs';

const members = [
  { agent: '1001', place: 0, answered: 2, idleSince: 300, regions: ['Britain'] },
  { agent: '1002', place: 1, answered: 1, idleSince: 200, regions: ['America'] },
  { agent: '1003', place: 2, answered: 1, idleSince: 100 },
];
const agents = (chosen) => chosen.map(({ agent }) => agent);
const chooses = (strategy, history = {}, candidates = members) => agents(strategies[strategy](candidates, history));

test('ring-all: everybody who is ready', () => {
  assert.deepEqual(chooses('ring-all'), ['1001', '1002', '1003']);
});

test('round-robin: the next in the list after who was rung last, whoever of them is ready', () => {
  assert.deepEqual(chooses('round-robin'), ['1001']);
  assert.deepEqual(chooses('round-robin', { lastPlace: 0 }), ['1002']);
  assert.deepEqual(chooses('round-robin', { lastPlace: 2 }), ['1001']);
  assert.deepEqual(chooses('round-robin', { lastPlace: 0 }, [members[2], members[0]]), ['1003']);
});

test('longest-idle and fewest-calls', () => {
  assert.deepEqual(chooses('longest-idle'), ['1003']);
  assert.deepEqual(chooses('fewest-calls'), ['1003'], 'of two with as few, who has been idle longer');
  assert.deepEqual(chooses('fewest-calls', {}, members.slice(0, 2)), ['1002']);
});

test('last-agent: who served this caller before, else who has been idle longest', () => {
  assert.deepEqual(chooses('last-agent', { servedBy: '1001' }), ['1001']);
  assert.deepEqual(chooses('last-agent', { servedBy: '1009' }), ['1003']);
  assert.deepEqual(chooses('last-agent'), ['1003']);
});

test('nobody is ready: no strategy rings anybody', () => {
  for (const strategy of Object.keys(strategies)) assert.deepEqual(chooses(strategy, { lastPlace: 1, servedBy: '1001' }, []), [], strategy);
});

test('who has let a caller ring is not rung again in this round; agents of the region, and the caller\'s own, go first', () => {
  const rings = (wishes) => whomToRing(members, { strategy: 'longest-idle', tried: new Set(), ...wishes });
  assert.deepEqual(rings({}), ['1003']);
  assert.deepEqual(rings({ tried: new Set(['1003']) }), ['1002']);
  assert.deepEqual(rings({ region: 'Britain' }), ['1001']);
  assert.deepEqual(rings({ region: 'Britain', tried: new Set(['1001']) }), ['1003'], 'nobody else of that region');
  assert.deepEqual(rings({ region: 'Mars' }), ['1003']);
  assert.deepEqual(rings({ waitFor: '1002', region: 'Britain' }), ['1002']);
  assert.deepEqual(rings({ waitFor: '1009' }), [], 'their own agent is not ready yet');
  assert.deepEqual(whomToRing(members, { strategy: 'ring-all', tried: new Set(['1002']), region: 'Britain' }), ['1001']);
});

test('a caller waits for their own agent for a while, if that one may come', () => {
  const call = { dedicated: '1001', since: 1000, tried: new Set() };
  const waits = (status, now, tried = call.tried) => waitsFor({ ...call, tried }, new Map([['1001', { status }]]), 10_000, now);
  for (const status of ['ready', 'on-call', 'after-call-work', 'ringing']) assert.equal(waits(status, 5000), '1001', status);
  for (const status of ['away', 'unreachable']) assert.equal(waits(status, 5000), undefined, status);
  assert.equal(waits('ready', 11_000), undefined);
  assert.equal(waits('ready', 5000, new Set(['1001'])), undefined);
  assert.equal(waitsFor({ ...call, dedicated: undefined }, new Map(), 10_000, 0), undefined);
});

test('callers are served by priority, then in order of arrival; who was claimed in vain before all', () => {
  const [early, late] = [{ front: false, priority: 0, since: 1 }, { front: false, priority: 0, since: 2 }];
  const [gold, back] = [{ front: false, priority: 10, since: 3 }, { front: true, priority: 0, since: 4 }];
  assert.deepEqual([late, gold, early, back].sort(inTurn), [back, gold, early, late]);
});

test('a number tells the tier, the own agent, the region, and who served it last', () => {
  const known = {
    cards: [{ number: '+12125550142', tier: 'Gold', agent: '1002' }], tiers: { Gold: 10 },
    regions: { '+1': 'America', '+1212': 'New York' }, served: new Map([['+12125550142', '1003']]),
  };
  assert.deepEqual(entitlementOf('+12125550142', known), { tier: 'Gold', priority: 10, dedicated: '1002', region: 'New York', servedBy: '1003' });
  assert.deepEqual(entitlementOf('1001', known), { tier: undefined, priority: 0, dedicated: undefined, region: undefined, servedBy: undefined });
  assert.equal(regionOf('+13125550167', known.regions), 'America');
});

test('what a member does: the telephone first, then after-call work, then what they chose', () => {
  const at = (phone, { working = false, serving = false, wrapUntil = 0, paused = false } = {}) => statusOf(phone, { working, serving, wrapUntil }, { paused }, 1000);
  assert.equal(at('idle'), 'ready');
  assert.equal(at('idle', { paused: true }), 'away');
  assert.equal(at('idle', { paused: true, working: true }), 'after-call-work');
  assert.equal(at('idle', { wrapUntil: 1001 }), 'after-call-work');
  assert.equal(at('idle', { serving: true }), 'after-call-work');
  assert.equal(at('idle', { wrapUntil: 1000 }), 'ready');
  for (const phone of ['ringing', 'on-call', 'unreachable']) assert.equal(at(phone, { paused: true, working: true, serving: true }), phone);
});
