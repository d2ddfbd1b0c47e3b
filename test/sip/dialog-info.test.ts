import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dialogsAfter } from '../../src/sip/dialog-info.js';

const info = (inside: string, state = 'full'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="${state}" entity="sip:support@127.0.0.1">\n ${inside}\n</dialog-info>\n`;
const dialog = (id: string, state: string): string => `<dialog id="${id}" call-id="x" direction="recipient"><local><target uri="sip:a@b" /></local>\n  <state>${state}</state>\n </dialog>`;
const after = (body: string, before: readonly string[] = []): string[] | undefined => {
  const alive = dialogsAfter(new Set(before), body);
  return alive && [...alive];
};

describe('what a notification about dialogs tells', () => {
  test('as Asterisk sends it: early or confirmed is under way, terminated is not', () => {
    assert.deepEqual(after(info(dialog('support', 'early'))), ['support']);
    assert.deepEqual(after(info(dialog('support', 'confirmed'))), ['support']);
    assert.deepEqual(after(info('<dialog id="support">\n <state>terminated</state></dialog>')), []);
  });
  test('none is none', () => assert.deepEqual(after(info('')), []));
  test('several: those that are not over', () => assert.deepEqual(after(info(dialog('a', 'terminated') + dialog('b', 'trying') + dialog('c', 'proceeding'))), ['b', 'c']));
  test('a full one forgets what was before, a partial one changes it', () => {
    assert.deepEqual(after(info(dialog('b', 'early')), ['a']), ['b']);
    assert.deepEqual(after(info(dialog('b', 'early'), 'partial'), ['a']), ['a', 'b']);
    assert.deepEqual(after(info(dialog('a', 'terminated'), 'partial'), ['a', 'b']), ['b']);
  });
  test('names with a prefix, single quotes, a state with an attribute, any case', () => {
    assert.deepEqual(after("<d:dialog-info state='full'><d:dialog id='a'><d:state event='remote-bye'> Terminated </d:state></d:dialog><d:dialog id='b'><d:state>EARLY</d:state></d:dialog></d:dialog-info>"), ['b']);
  });
  for (const [what, body] of [
    ['nothing', ''], ['no XML', 'state=early'], ['another format', '<presence><tuple id="a"><status><basic>open</basic></status></tuple></presence>'], ['cut off', '<dialog-info state="full"><dialog id="a'],
    ['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${info('')}`], ['a comment', info('<!-- <dialog id="a"><state>early</state></dialog> -->')], ['far too long', info(' '.repeat(20_000))],
    ['brackets only', '<'.repeat(16_000)], ['a name without end', `<${'a'.repeat(16_000)}`],
  ] as const) test(`unknown: ${what}`, () => assert.equal(after(body), undefined));
});
