// What the office says and hears, without a telephone.
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { clip } from '../../demo/office/clips.mjs';
import { Ear } from '../../demo/office/ear.mjs';
import { decode, encodeSample, FRAME, SILENCE } from '../../demo/office/g711.mjs';
import { customers } from '../../demo/office/people.mjs';
import { play } from '../../demo/office/player.mjs';
import { directionOf, isHold, legible, mended } from '../../demo/office/sdp.mjs';
import { dtmf } from '../../demo/office/tones.mjs';

test('µ-law: every code survives, every sample comes back within a sixteenth', () => {
  for (let code = 0; code < 256; code++) {
    const [sample] = decode(Uint8Array.of(code));
    assert.equal(decode(Uint8Array.of(encodeSample(sample)))[0], sample);
  }
  assert.equal(encodeSample(0), SILENCE);
  for (let sample = -32_000; sample <= 32_000; sample += 97) {
    const [back] = decode(Uint8Array.of(encodeSample(sample)));
    assert.ok(Math.abs(back - sample) <= Math.max(8, Math.abs(sample) / 16), `${sample} → ${back}`);
  }
});

test('an ear tells a pitch, a level, and that there was nothing', () => {
  const ear = new Ear();
  assert.deepEqual(ear.heard(), { hz: 0, level: 0 });
  const sine = Uint8Array.from({ length: 10 * FRAME }, (_, i) => encodeSample(0.5 * 32_767 * Math.sin((2 * Math.PI * 700 * i) / 8000)));
  for (let i = 0; i < 10; i++) ear.hear(sine.subarray(i * FRAME, (i + 1) * FRAME));
  const { hz, level } = ear.heard();
  assert.equal(hz, 700);
  assert.ok(Math.abs(level - 0.5 / Math.SQRT2) < 0.02, String(level));
});

test('each key has its tones, and no other', () => {
  const ear = new Ear();
  const tone = dtmf('5');
  for (let i = 0; i < tone.length; i += FRAME) ear.hear(tone.subarray(i, i + FRAME));
  assert.ok([770, 1335].includes(ear.heard().hz));
  assert.notDeepEqual(dtmf('1'), dtmf('2'));
  assert.equal(dtmf('x').length, 0);
});

test('a player says all of it, in time, or stops when told', async (t) => {
  const awake = setInterval(() => {}, 1000); // its own timers keep no process alive
  t.after(() => clearInterval(awake));
  const said = [];
  const start = performance.now();
  await play(Buffer.alloc(10 * FRAME + 1, 7), (frame) => said.push(frame), new AbortController().signal);
  assert.equal(said.length, 11);
  assert.ok(said.every(({ length }) => length === FRAME));
  assert.ok(performance.now() - start >= 180);
  const stopped = new AbortController();
  await play(Buffer.alloc(FRAME), () => stopped.abort(), stopped.signal, { loop: true });
});

test('every customer has short clips, and all of them fit the repository', () => {
  for (const { clips } of customers) for (const name of clips) assert.ok(clip(name).length > 8000 && clip(name).length <= 60_000, name);
  const folder = new URL('../../demo/office/clips/', import.meta.url);
  const sizes = readdirSync(folder).map((file) => statSync(new URL(file, folder)).size);
  assert.ok(sizes.reduce((sum, size) => sum + size) <= 600_000);
});

test('SDP: what hold is, what is kept from werift, what is mended', () => {
  assert.equal(directionOf('v=0\r\na=inactive\r\nm=audio 9 X 0\r\na=sendonly\r\n'), 'sendonly');
  assert.equal(directionOf('v=0\r\na=recvonly\r\nm=audio 9 X 0\r\n'), 'recvonly');
  assert.equal(directionOf('v=0\r\nm=audio 9 X 0\r\n'), 'sendrecv');
  assert.deepEqual(['sendrecv', 'sendonly', 'recvonly', 'inactive'].map(isHold), [false, true, false, true]);
  const candidates = ['a=candidate:1 1 udp 2113937151 8e1f.local 5000 typ host', 'a=candidate:2 1 udp 2113937151 10.0.0.7 5000 typ host'];
  assert.equal(legible(`${candidates.join('\r\n')}\r\n`), `${candidates[1]}\r\n`);
  assert.equal(mended('v=0\r\nt=0 0\r\nm=audio 0 X 0\r\na=ice-lite\r\na=inactive\r\n'), 'v=0\r\nt=0 0\r\na=ice-lite\r\nm=audio 9 X 0\r\na=inactive\r\n');
});
