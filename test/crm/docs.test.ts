import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { RestCrm } from '../../src/crm/rest-crm.js';
import { answers } from '../../src/crm/crm-schemas.js';
import { call } from './interactions.js';
import { patient } from './refusal.js';

const text = readFileSync(new URL('../../docs/crm.md', import.meta.url), 'utf8');
const block = (language: string, beginning: string): string => new RegExp(`\`\`\`${language}\\n(${beginning}[^]*?)\`\`\``).exec(text)?.[1] ?? assert.fail(`no ${language} that begins with ${beginning}`);

describe('docs/crm.md', () => {
  test('its smallest server is one', async (t) => {
    const source = block('js', 'import \\{ createServer').replace('createServer(async', 'export const server = createServer(async').replace('listen(8080)', "listen(0, '127.0.0.1')");
    const { server } = await import(`data:text/javascript,${encodeURIComponent(source)}`) as { server: Server };
    t.after(() => { server.close(); server.closeAllConnections(); });
    if (!server.listening) await once(server, 'listening');
    const crm = new RestCrm({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/crm` });
    assert.deepEqual((await crm.lookup('+12125550142', patient)).map(({ name }) => name), ['Maria Lindqvist']);
    assert.deepEqual(await crm.lookup('+1', patient), []);
    await crm.log(call, patient);
    await crm.log(call, patient);
    await crm.update({ ...call, revision: 1 }, patient);
    assert.deepEqual([await crm.customer('C-1', patient), await crm.timeline('C-1', patient), await crm.form(patient)], [undefined, [], undefined]);
  });

  test('its form is one', () => {
    const form = JSON.parse(block('json', '\\{')) as unknown;
    assert.deepEqual(answers.form(form), form);
  });

  test('its links within lead somewhere', () => {
    const anchors = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) => `#${title!.toLowerCase().replace(/[^\w\s-]/g, '').replaceAll(' ', '-')}`);
    for (const [, link] of text.matchAll(/\]\((#[^)]+)\)/g)) assert.ok(anchors.includes(link!), link);
  });
});
