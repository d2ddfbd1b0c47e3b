import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callById } from '../../src/core/index.js';
import { createDesk, type Desk } from '../../src/desk/index.js';
import { flowsFor } from '../../src/flows/index.js';
import { createSim, SimAudio, SimLine, SimRecords } from '../../src/sim/index.js';

describe('ringing', () => {
  test('rings until answered, beeps while talking, plays ringback unless the far end sends its own', async () => {
    const { desk, line, audio } = await createSim({ dialed: 'silence' });
    const first = line.ring({ number: '1' });
    assert.equal(audio.playing, 'ringing');
    await desk.send({ type: 'answer', callId: first });
    assert.equal(audio.playing, undefined);
    const second = line.ring({ number: '2' });
    assert.equal(audio.playing, 'call-waiting');
    line.ends(second, { cause: 'cancelled', by: 'peer' });
    assert.equal(audio.playing, undefined);
    await desk.send({ type: 'hang-up', callId: first });
    const dialed = await desk.send({ type: 'dial', target: '3' });
    assert.ok(dialed.ok && dialed.callId);
    assert.equal(audio.playing, undefined);
    line.peerRings(dialed.callId);
    assert.equal(audio.playing, 'ringback');
    line.peerAnswers(dialed.callId);
    assert.equal(audio.playing, undefined);
  });

  test('stops with the desk', async () => {
    const { line, audio, stop } = await createSim();
    line.ring({ number: '1' });
    stop();
    assert.equal(audio.playing, undefined);
  });
});

describe('one voice', () => {
  test('who picks up while the agent talks to somebody else waits', async () => {
    const { desk, line } = await createSim({ dialed: 'ring' });
    const dialed = await desk.send({ type: 'dial', target: '2' });
    const talking = line.ring({ number: '1' });
    await desk.send({ type: 'answer', callId: talking });
    assert.ok(dialed.ok && dialed.callId);
    line.peerAnswers(dialed.callId);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(desk.state.calls.map(({ status }) => status), ['held', 'active']);
  });
});

describe('tidy', () => {
  test('takes an ended call away: soon when all went well, later when its end must be read', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { desk, line } = await createSim();
    const well = line.ring({ number: '1' });
    line.ends(well);
    const badly = line.ring({ number: '2' });
    line.ends(badly, { cause: 'busy', by: 'peer', code: 486 });
    t.mock.timers.tick(4_000);
    assert.deepEqual(desk.state.calls.map(({ id }) => id), [badly]);
    t.mock.timers.tick(8_000);
    assert.equal(callById(desk.state, badly), undefined);
  });

  test('leaves a lost call until its number is talked to again, or the agent dismisses it', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { desk, line } = await createSim();
    const loses = (number: string): string => {
      const callId = line.leftBehind({ number });
      line.ends(callId, { cause: 'lost', by: 'network' });
      return callId;
    };
    const [back, calls, dismissed] = [loses('1'), loses('2'), loses('3')];
    t.mock.timers.tick(60_000);
    assert.deepEqual(desk.state.calls.map(({ id }) => id), [back, calls, dismissed]);
    await desk.send({ type: 'dial', target: '1' });
    assert.equal(callById(desk.state, back), undefined);
    const again = line.ring({ number: '2' });
    assert.ok(callById(desk.state, calls), 'it is not made up for before the answer');
    await desk.send({ type: 'answer', callId: again });
    assert.equal(callById(desk.state, calls), undefined);
    await desk.send({ type: 'clear', callId: dismissed });
    assert.equal(desk.state.calls.some(({ end }) => end?.cause === 'lost'), false);
  });

  test('clears the failure it saw, not a newer one', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const { desk } = await createSim();
    await desk.send({ type: 'answer', callId: 'x' });
    t.mock.timers.tick(6_000);
    await desk.send({ type: 'hold', callId: 'x' });
    t.mock.timers.tick(6_000);
    assert.equal(desk.state.failure?.command, 'hold');
    t.mock.timers.tick(6_000);
    assert.equal(desk.state.failure, undefined);
  });
});

describe('remember', () => {
  test('brings back devices and recents, and keeps what changes', async () => {
    const records = new SimRecords([{ number: '42', direction: 'outgoing', missed: false, at: 1 }]);
    await records.saveDevices({ ringer: 'out-laptop' });
    const line = new SimLine();
    const desk = createDesk({ line, audio: new SimAudio(), records }, new AbortController().signal, flowsFor());
    const restored = new Promise<void>((resolve) => desk.subscribe((state) => { if (state.audio.chosen.ringer) resolve(); }));
    await restored;
    assert.deepEqual(desk.state.recents.map(({ number }) => number), ['42']);
    await new Promise((resolve) => setImmediate(resolve));
    await desk.send({ type: 'connect' });
    await desk.send({ type: 'choose-device', kind: 'speaker', deviceId: 'out-headset' });
    assert.deepEqual(await records.devices(), { ringer: 'out-laptop', speaker: 'out-headset' });
    line.ends(line.ring({ number: '7' }));
    assert.deepEqual((await records.recents()).map(({ number }) => number), ['7', '42']);
  });

  test('keeps the status and the shift; who was offline stays so, and off the line', async () => {
    const records = new SimRecords();
    const open = async (): Promise<{ desk: Desk; line: SimLine; end: () => void }> => {
      const life = new AbortController();
      const line = new SimLine();
      const desk = createDesk({ line, audio: new SimAudio(), records }, life.signal, flowsFor());
      await desk.send({ type: 'connect' });
      await new Promise((resolve) => setImmediate(resolve));
      return { desk, line, end: () => life.abort() };
    };
    const first = await open();
    await first.desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    first.end();
    const second = await open();
    assert.deepEqual([second.desk.state.agent.reason, second.desk.state.agent.since], ['Lunch', first.desk.state.agent.since]);
    await second.desk.send({ type: 'set-status', status: 'offline' });
    second.end();
    const third = await open();
    assert.deepEqual([third.desk.state.agent.status, third.desk.state.line.status, third.line.asked.at(-1)], ['offline', 'offline', 'disconnect']);
    third.end();
  });

  test('a device chosen while the records are still being read is kept, and wins', async () => {
    const records = new SimRecords();
    await records.saveDevices({ microphone: 'mic-laptop', ringer: 'out-laptop' });
    const desk = createDesk({ line: new SimLine(), audio: new SimAudio(), records }, new AbortController().signal, flowsFor());
    await desk.send({ type: 'choose-device', kind: 'microphone', deviceId: 'mic-headset' });
    await new Promise((resolve) => setImmediate(resolve));
    const both = { microphone: 'mic-headset', ringer: 'out-laptop' };
    assert.deepEqual([desk.state.audio.chosen, await records.devices()], [both, both]);
  });
});
