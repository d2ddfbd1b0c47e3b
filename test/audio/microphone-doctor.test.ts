import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DeskError } from '../../src/core/index.js';
import { diagnose, obstacle } from '../../src/audio/microphone-doctor.js';

const refused = (name: string): string => diagnose(Object.assign(new Error(), { name })).code;

/** The few globals the doctor looks at. */
function page(t: { after(undo: () => void): void }, allowed: boolean, secure = true): void {
  const globals = { document: { permissionsPolicy: { allowsFeature: () => allowed } }, isSecureContext: secure, navigator: { mediaDevices: {} } };
  for (const [key, value] of Object.entries(globals)) Object.defineProperty(globalThis, key, { value, configurable: true });
  t.after(() => { for (const key of Object.keys(globals)) Reflect.deleteProperty(globalThis, key); });
}

describe('the microphone doctor', () => {
  test('tells apart who said no', (t) => {
    page(t, true);
    assert.equal(refused('NotAllowedError'), 'microphone-blocked');
    assert.equal(refused('NotFoundError'), 'no-microphone');
    assert.equal(refused('NotReadableError'), 'microphone-in-use');
    assert.equal(refused('SomethingNew'), 'no-microphone');
  });
  test('an iframe that passes no microphone on is not the person\'s no', (t) => {
    page(t, false);
    assert.equal(refused('NotAllowedError'), 'microphone-policy');
    assert.equal(obstacle()?.code, 'microphone-policy');
  });
  test('an insecure page is found before the browser is asked', (t) => {
    page(t, true, false);
    assert.equal(obstacle()?.code, 'insecure-page');
  });
  test('every ailment names its cure in more than a word', (t) => {
    page(t, true);
    for (const name of ['NotAllowedError', 'NotFoundError', 'NotReadableError']) assert.match(diagnose(Object.assign(new Error(), { name })).message, /\. .*(?:try again|then)/i);
    const known = new DeskError('not-now', 'Known.');
    assert.equal(diagnose(known), known);
  });
});
