import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../../src/core/index.js';
import type { TabMessage } from '../../src/tabs/messages.js';
import { messageOf } from '../../src/tabs/tab-schemas.js';

const said = { tenure: 2, seq: 7 };
const messages: readonly TabMessage[] = [
  { type: 'state', ...said, owner: 'a', front: 'b', state: initialState },
  { type: 'state', ...said, owner: 'a', front: 'b', state: initialState, to: 'b' },
  { type: 'event', ...said, event: { type: 'call-answered', callId: '1', at: 3 } },
  { type: 'front', ...said, front: 'b' },
  { type: 'pong', tenure: 2 },
  { type: 'outcome', tenure: 2, id: 'x', outcome: { ok: true, callId: '1' } },
  { type: 'outcome', tenure: 2, id: 'x', outcome: { ok: false, error: { code: 'not-now', message: 'Later.' } } },
  { type: 'hello' }, { type: 'ping' },
  { type: 'command', id: 'x', command: { type: 'dial', target: '7', headers: { 'x-order': '1' } } },
  { type: 'failed', command: 'bring-here', problem: { code: 'microphone-blocked', message: 'No.' } },
  { type: 'here', tab: 'b' }, { type: 'take', tab: 'b' },
];

test('a message arrives as it was sent', () => {
  for (const message of messages) assert.deepEqual(messageOf(structuredClone(message)), message);
});

test('without any one of its fields it does not, nor does what is no message', () => {
  for (const message of messages) {
    for (const field of Object.keys(message).filter((name) => name !== 'to' && name !== 'callId')) {
      const { [field as 'type']: _, ...rest } = message;
      assert.equal(messageOf(rest), undefined, `${message.type} without ${field}`);
    }
  }
  for (const nothing of [undefined, null, 1, 'hello', [], {}, { type: 'nonsense' }, { type: 'event', ...said, event: 'call-ended' }, { type: 'state', ...said, owner: 'a', front: 'b', state: {} }]) {
    assert.equal(messageOf(nothing), undefined);
  }
});
