import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deviceInUse, DeskError, initialState, lastDialed, reduce, toProblem, type DeskEvent, type DeskState } from '../../src/core/index.js';

const then = (state: DeskState, at: number, event: DeskEvent): DeskState => reduce(state, { ...event, at });
const server = 'wss://pbx.example/ws';
const uri = 'sip:1001@pbx.example';
const problem = { code: 'unreachable', message: 'No way.' } as const;

describe('the line', () => {
  test('connects, is registered, loses its server and comes back', () => {
    const connecting = then(initialState, 1, { type: 'line-connecting', server, uri });
    assert.deepEqual(connecting.line, { status: 'connecting', since: 1, server, uri });
    const trying = then(connecting, 5, { type: 'line-connecting', server, uri, problem });
    assert.deepEqual([trying.line.since, trying.line.problem], [1, problem], 'it has been trying since the first try');
    const registered = then(trying, 7, { type: 'line-registered', server, uri });
    assert.deepEqual(registered.line, { status: 'registered', since: 7, server, uri });
    assert.equal(then(registered, 9, { type: 'line-registered', server, uri }), registered, 'a refreshed registration is no news');
  });

  test('refused says why and keeps whose line it is', () => {
    const refused = then(then(initialState, 1, { type: 'line-connecting', server, uri }), 2, { type: 'line-refused', problem });
    assert.deepEqual(refused.line, { status: 'refused', since: 2, server, uri, problem });
  });
});

describe('audio', () => {
  const microphones = [{ id: 'headset', label: 'Headset' }];
  test('an unplugged device stays chosen and is used again when it is back', () => {
    const chosen = then(then(initialState, 1, { type: 'devices-changed', microphones, speakers: [] }), 2, { type: 'device-chosen', kind: 'microphone', deviceId: 'headset' });
    assert.equal(deviceInUse(chosen.audio, 'microphone')?.label, 'Headset');
    const gone = then(chosen, 3, { type: 'devices-changed', microphones: [], speakers: [] });
    assert.equal(deviceInUse(gone.audio, 'microphone'), undefined);
    assert.equal(deviceInUse(then(gone, 4, { type: 'devices-changed', microphones, speakers: [] }).audio, 'microphone')?.id, 'headset');
    assert.deepEqual(then(chosen, 5, { type: 'device-chosen', kind: 'microphone', deviceId: undefined }).audio.chosen, {});
  });

  test('the same level is no news', () => {
    const loud = then(initialState, 1, { type: 'levels-changed', microphone: 4, speaker: 2 });
    assert.equal(then(loud, 2, { type: 'levels-changed', microphone: 4, speaker: 2 }), loud);
  });

  test('a microphone that works forgets its ailment', () => {
    const ill = then(initialState, 1, { type: 'microphone-checked', problem });
    assert.deepEqual([ill.audio.check, ill.audio.problem], ['problem', problem]);
    assert.equal(then(ill, 2, { type: 'microphone-checked' }).audio.problem, undefined);
  });
});

describe('recents', () => {
  const call = (id: string, number: string, direction: 'incoming' | 'outgoing', more: object = {}): DeskEvent =>
    ({ type: 'call-started', call: { id, direction, peer: { uri: `sip:${number}@x`, number }, headers: {}, ...more } });
  const ended = (callId: string, cause: 'hung-up' | 'cancelled' | 'answered-elsewhere' = 'hung-up'): DeskEvent =>
    ({ type: 'call-ended', callId, end: { cause, by: 'peer' } });

  test('newest first, each number once, missed ones marked, consultations left out', () => {
    const events = [
      call('1', '100', 'outgoing'), ended('1'), call('2', '200', 'incoming'), ended('2', 'cancelled'), call('3', '100', 'incoming'), ended('3', 'answered-elsewhere'),
      call('4', '300', 'outgoing', { consultFor: '1' }), ended('4'),
    ];
    const state = events.reduce((before, event, index) => then(before, index + 1, event), initialState);
    assert.deepEqual(state.recents.map(({ number, missed }) => [number, missed]), [['100', false], ['200', true]]);
    assert.equal(lastDialed(state.recents), undefined);
  });

  test('those kept from before come after those of this page, twenty at most', () => {
    const old = Array.from({ length: 30 }, (_, index) => ({ number: `${index}`, direction: 'outgoing' as const, missed: false, at: 1 }));
    const state = [call('1', '5', 'outgoing'), ended('1'), { type: 'recents-loaded', recents: old } as const]
      .reduce<DeskState>((before, event, index) => then(before, index + 1, event), initialState);
    assert.deepEqual([state.recents.length, state.recents[0]?.number, state.recents[1]?.number], [20, '5', '0']);
    assert.equal(lastDialed(state.recents)?.number, '5');
  });


  test('of somebody who is erased go away, and nobody else’s', () => {
    const recents = ['100', '200', '300'].map((number) => ({ number, direction: 'incoming' as const, missed: false, at: 1 }));
    const state = then(initialState, 1, { type: 'recents-loaded', recents });
    assert.deepEqual(then(state, 2, { type: 'recents-erased', numbers: ['200', '+49200', '900'] }).recents.map(({ number }) => number), ['100', '300']);
    assert.equal(then(state, 2, { type: 'recents-erased', numbers: ['900'] }), state);
    assert.deepEqual(then(state, 2, { type: 'recents-erased' }).recents, []);
  });
});

describe('a failure', () => {
  test('is kept until it is cleared; why the line is down is the line\'s to tell', () => {
    const failed = then(initialState, 3, { type: 'command-failed', command: 'hold', callId: 'a', problem });
    assert.deepEqual(failed.failure, { ...problem, command: 'hold', callId: 'a', at: 3 });
    assert.equal('failure' in then(failed, 4, { type: 'failure-cleared' }), false);
    assert.equal(then(initialState, 3, { type: 'command-failed', command: 'connect', problem }).failure, undefined);
  });

  test('keeps its code when it is ours, and its words when it is not', () => {
    assert.deepEqual(toProblem(new DeskError('busy' as never, 'Engaged.')), { code: 'busy', message: 'Engaged.' });
    assert.deepEqual(toProblem(new TypeError('Oops')), { code: 'failed', message: 'Oops' });
    assert.deepEqual(toProblem('text'), { code: 'failed', message: 'text' });
  });
});
