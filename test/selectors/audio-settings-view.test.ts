import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialAudio, type AudioState } from '../../src/core/index.js';
import { checkWords, deviceChoices, deviceNote, rememberLabels } from '../../src/elements/audio-settings/audio-settings-view.js';

const jabra = { id: 'jabra', label: 'Jabra' };
const audio = (changes: Partial<AudioState> = {}): AudioState => ({ ...initialAudio, microphones: [jabra, { id: 'x', label: '' }], speakers: [jabra], ...changes });
const labels = new Map([['gone', 'Old headset']]);
const drawn = (state: AudioState): string[] => deviceChoices(state, 'microphone', labels).map(({ label, chosen }) => (chosen ? `[${label}]` : label));

test('the default comes first; devices whose name the browser hides are numbered', () => {
  assert.deepEqual(drawn(audio()), ['[System default]', 'Jabra', 'Microphone 2']);
  assert.deepEqual(drawn(audio({ chosen: { microphone: 'jabra', speaker: 'x' } })), ['System default', '[Jabra]', 'Microphone 2']);
});

test('an unplugged device stays chosen, and is told', () => {
  assert.deepEqual(drawn(audio({ chosen: { microphone: 'gone' } })), ['System default', 'Jabra', 'Microphone 2', '[Old headset (not connected)]']);
  assert.deepEqual(deviceNote(audio({ chosen: { microphone: 'gone' } }), 'microphone', labels),
    { kind: 'warning', text: 'Old headset is not connected: using the system default until it is back.' });
  assert.match(deviceNote(audio({ chosen: { ringer: 'never seen' } }), 'ringer', labels)!.text, /^The chosen ringer is not connected/);
});

test('what else is to know', () => {
  assert.equal(deviceNote(audio(), 'speaker', labels), undefined);
  assert.equal(deviceNote(audio({ speakers: [] }), 'speaker', labels)!.kind, 'hint');
  assert.equal(deviceNote(audio({ ringBlocked: true }), 'ringer', labels)!.kind, 'warning');
  assert.equal(deviceNote(audio({ ringBlocked: true }), 'speaker', labels), undefined);
});

test('names are kept once seen', () => {
  const seen = new Map<string, string>();
  rememberLabels(seen, audio());
  rememberLabels(seen, audio({ microphones: [], speakers: [{ id: 'jabra', label: '' }] }));
  assert.deepEqual([...seen], [['jabra', 'Jabra']]);
});

test('the check in words', () => {
  assert.equal(checkWords(audio({ check: 'works' })), 'Your microphone works.');
  assert.equal(checkWords(audio({ check: 'checking' })), 'Say something.');
  assert.equal(checkWords(audio({ check: 'unknown' })), undefined);
});
