import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, mock, test } from 'node:test';
import { admit } from '../../src/sip/guard.js';
import { parseMessage } from '../../src/sip/jssip.js';
import { pretendBrowser, startPhone, type Phone } from './fake-socket.js';
import { rfc4475, rfc5118, type Verdict } from './torture-table.js';

pretendBrowser();
mock.timers.enable({ apis: ['setTimeout', 'setInterval'] }); // Calls that ring would ring on.

const folder = new URL('../support/torture/', import.meta.url);
const read = (path: string): ArrayBuffer => new Uint8Array(readFileSync(new URL(path, folder))).buffer;
const namesIn = (set: string): string[] => readdirSync(new URL(set, folder)).map((name) => name.replace('.dat', ''));
/** Whom the request is for: the phone is that one. */
const userOf = (frame: ArrayBuffer): string => /^\S+ sips?:([\w%.]+)@/.exec(new TextDecoder().decode(frame))?.[1] ?? '1001';

/** Statuses by which a request is refused for its form. */
const refusals = [400, 406, 415, 416, 420, 501, 505, 513];

/** What a phone makes of it; `text`: what reaches the parser. */
function verdictOf(phone: Phone, frame: ArrayBuffer, text: string | undefined): Verdict {
  const sent = phone.receives(frame);
  if (sent[0] === 'threw') return 'throws';
  const status = Number(/^SIP\/2\.0 (\d{3})/.exec(sent.findLast((one) => !one.startsWith('SIP/2.0 1')) ?? '')?.[1]);
  if (refusals.includes(status)) return status;
  // A response that has another Via below ours was never for us (RFC 3261 section 8.1.3.3).
  const isForOthers = text?.startsWith('SIP/2.0') && text.match(/^v(?:ia)?\s*:/gim)!.length > 1;
  return text !== undefined && !isForOthers && parseMessage(text, phone.ua) ? 'accepted' : 'dropped';
}

for (const [set, table] of Object.entries({ rfc4475, rfc5118 })) {
  describe(`${set}: each message comes to what the RFC asks`, () => {
    const rows: string[] = [];
    let bareFails = 0;
    test('all of them are here', () => assert.deepEqual(namesIn(set).sort(), Object.keys(table).sort()));
    for (const [name, [section, ...asked]] of Object.entries(table)) {
      test(`${section} ${name}: ${asked.join(' or ')}`, () => {
        const frame = read(`${set}/${name}.dat`);
        const ours = verdictOf(startPhone({ user: userOf(frame) }), frame, admit(frame).message);
        const bare = verdictOf(startPhone({ user: userOf(frame), bare: true }), frame, new TextDecoder().decode(frame));
        if (!asked.includes(bare)) bareFails += 1;
        rows.push(`${section.padEnd(9)} ${name.padEnd(30)} ${asked.join('/').padEnd(13)} ${String(ours).padEnd(9)} ${String(bare).padEnd(9)}${asked.includes(bare) ? '' : ' ✗'}`);
        assert.ok(asked.includes(ours), `${name} came to ${ours}`);
      });
    }
    test('the table', (t) => {
      for (const row of [`${'section'.padEnd(9)} ${'message'.padEnd(30)} ${'the RFC asks'.padEnd(13)} ${'guarded'.padEnd(9)} bare JsSIP`, ...rows]) t.diagnostic(row);
      t.diagnostic(`bare JsSIP: ${bareFails} of ${rows.length} otherwise`);
    });
  });
}
