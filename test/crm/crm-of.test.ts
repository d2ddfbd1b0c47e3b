import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DeskError, type Customer } from '../../src/core/index.js';
import type { Crm } from '../../src/desk/index.js';
import { crmOf } from '../../src/crm/index.js';
import { lazyCrm } from '../../src/crm/lazy-crm.js';
import { openPage } from '../../src/crm/open-page.js';
import { allVerbs } from '../../src/crm/verbs.js';
import { withServer } from './bad-crm.js';
import { maria } from './interactions.js';
import { patient, refusal } from './refusal.js';

const server = withServer();

describe('what a configuration means', () => {
  test('an address: a REST interface that can do everything, asked by E.164 of the desk’s country', async () => {
    server.says(200, [maria]);
    for (const config of [server.url, { url: server.url, headers: { 'x-a': 'b' } }]) {
      const crm = crmOf(config, { region: 'GB' }, patient);
      assert.deepEqual(Object.keys(crm).sort(), [...allVerbs].sort());
      assert.deepEqual(await crm.lookup('020 7946 0118', patient), [maria]);
      assert.equal(server.last().url, '/api/contacts?phone=%2B442079460118');
    }
    assert.equal(server.last().headers['x-a'], 'b');
    assert.equal(crmOf(server.url, {}, patient).opensOnPop, undefined);
  });

  test('a country of its own, or numbers as the host writes them', async () => {
    server.says(200, []);
    await crmOf({ url: server.url, toE164: (number) => `tel:${number}` }, {}, patient).lookup('12', patient);
    assert.equal(server.last().url, '/api/contacts?phone=tel%3A12');
  });

  for (const [config, words] of [['', /under|begin with https/], ['ftp://x', /begin with https:\/\//], ['parent:*', /named by its origin/], ['parent:', /named by its origin/], ['parent:null', /named by its origin/], ['parent:file:///x', /named by its origin/]] as const) {
    test(`"${config}" is told to whoever asks`, async () => {
      assert.match((await refusal(crmOf(config, {}, patient).lookup('1', patient), 'no-crm')).message, words);
    });
  }
});

describe('a CRM that is loaded when needed', () => {
  const inner = (lookup: Crm['lookup']): Crm => ({ lookup, log: async () => {} });

  test('is loaded once, by the first who asks', async () => {
    let loads = 0;
    const crm = lazyCrm(async () => { loads++; return inner(async () => [maria]); }, ['lookup', 'log']);
    assert.equal(loads, 0);
    assert.deepEqual(await Promise.all([crm.lookup('1', patient), crm.lookup('2', patient)]), [[maria], [maria]]);
    assert.equal(loads, 1);
  });

  test('or at once, and what failed is tried again', async () => {
    let loads = 0;
    const crm = lazyCrm(async () => {
      if (!loads++) throw new TypeError('Failed to fetch dynamically imported module');
      return inner(async () => []);
    }, ['lookup', 'log'], { atOnce: true });
    assert.equal(loads, 1);
    assert.match((await refusal(crm.lookup('1', patient), 'crm-unreachable')).message, /could not be loaded/);
    assert.deepEqual([await crm.lookup('1', patient), loads], [[], 2]);
  });

  test('is not waited for by whoever has gone', async () => {
    const life = new AbortController();
    const crm = lazyCrm(() => new Promise(() => {}), ['lookup', 'log']);
    const asked = crm.lookup('1', life.signal);
    life.abort();
    await refusal(asked, 'crm-slow');
  });
});

describe('the page of a customer', () => {
  const withWindow = (open: (url: string, name: string) => unknown, work: () => void): void => {
    Object.assign(globalThis, { window: { open } });
    try {
      work();
    } finally {
      delete (globalThis as { window?: unknown }).window;
    }
  };
  const customer: Customer = { ...maria, url: 'https://crm.example/c/1' };

  test('is opened in one tab for all, which learns nothing of us; a rule’s page goes first', () => {
    const opened: [string, string][] = [];
    const tab = { opener: 'us' };
    withWindow((...all) => { opened.push(all); return tab; }, () => {
      openPage({ customer });
      openPage({ customer, url: '/new?phone=1' });
    });
    assert.deepEqual([opened.map(([url]) => url), new Set(opened.map(([, name]) => name)).size, tab.opener], [['https://crm.example/c/1', '/new?phone=1'], 1, null]);
  });

  test('is opened again where the tab belongs to others by now', () => {
    withWindow(() => Object.freeze({ opener: null }), () => openPage({ customer }));
  });

  test('that is none, or not safe, is not opened', () => {
    withWindow(() => assert.fail('opened'), () => {
      for (const page of [{}, { number: '1' }, { customer: maria }, { customer: { ...maria, url: 'javascript:alert(1)' } }, { url: 'data:text/html,x' }, { url: '//evil.example' }]) {
        assert.throws(() => openPage(page), (error) => error instanceof DeskError && error.code === 'no-crm');
      }
    });
  });

  test('that the browser blocked: what to do about it', () => {
    withWindow(() => null, () => assert.throws(() => openPage({ customer }), (error) => error instanceof DeskError && /Allow pop-ups for this site/.test(error.message)));
  });
});
