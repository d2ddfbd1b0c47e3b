import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pageToOpen, popRuleFor, safeLink, safePage, type Call, type PopFacts, type ScreenPopRule } from '../../src/core/index.js';

const facts = (more: Partial<PopFacts> = {}): PopFacts => ({
  call: { direction: 'incoming', peer: { uri: '', number: '+442071838750' }, headers: { 'x-campaign': 'spring' } }, path: [], ...more,
});
const dialed: Pick<Call, 'direction' | 'peer' | 'headers'> = { ...facts().call, direction: 'outgoing' };
const ada = { id: 'a/1?', name: 'Ada', numbers: [], tier: 'Gold', url: 'https://crm.example/ada' };
const openOf = (open: string, more: Partial<PopFacts> = {}): string | undefined => pageToOpen({ open }, facts(more));

describe('when a call pops', () => {
  test('as it rings, or when those we dial answer; a rule may say otherwise', () => {
    assert.equal(popRuleFor([], facts()).on, 'ring');
    assert.equal(popRuleFor(undefined, facts({ call: dialed })).on, 'answer');
    assert.equal(popRuleFor([{ on: 'ring' }], facts({ call: dialed })).on, 'ring');
    assert.equal(popRuleFor([{ open: '/x' }], facts()).on, 'ring');
  });

  test('by the first rule that fits in everything it asks', () => {
    const rules: readonly ScreenPopRule[] = [
      { when: { direction: 'outgoing' }, on: 'never' },
      { when: { queue: ['Sales', 'Night*'], known: true }, on: 'answer' },
      { when: { number: '+44*', tier: 'Gold' }, on: 'click' },
      { when: { headers: { 'x-campaign': 'spring' }, known: false }, on: 'ring', open: '/new' },
      { on: 'never' },
    ];
    const on = (more: Partial<PopFacts>): string => { const { on, open } = popRuleFor(rules, facts(more)); return open ?? on; };
    assert.equal(on({ call: dialed }), 'never');
    assert.equal(on({ queue: 'Night desk', customer: ada }), 'answer');
    assert.equal(on({ queue: 'Night desk' }), '/new');
    assert.equal(on({ customer: ada }), 'click');
    assert.equal(on({ customer: { ...ada, tier: 'Silver' } }), 'never');
  });

  test('a header that is not there fits nothing, not even one that every object has', () => {
    assert.equal(popRuleFor([{ when: { headers: { constructor: '*' } }, on: 'never' }], facts()).on, 'ring');
  });
});

describe('the page that opens', () => {
  test('is filled in and escaped', () => {
    assert.equal(openOf('https://crm.example/c/{customer.id}?q={queue}&n={number}', { customer: ada, queue: 'A&B' }), 'https://crm.example/c/a%2F1%3F?q=A%26B&n=%2B442071838750');
    assert.equal(openOf('{customer.url}', { customer: ada }), 'https://crm.example/ada');
    assert.equal(openOf('/go?to={customer.url}', { customer: ada }), '/go?to=https%3A%2F%2Fcrm.example%2Fada');
    assert.equal(pageToOpen({}, facts()), undefined);
  });

  test('has the number of the customer, not of the colleague who asks on their behalf', () => {
    assert.equal(openOf('/new?n={number}', { handover: { reference: 'r', from: { name: 'Ada' }, number: '+15550199' } }), '/new?n=%2B15550199');
  });

  test('is none where something is missing, or where it leads astray', () => {
    assert.equal(openOf('/c/{customer.id}'), undefined);
    assert.equal(openOf('/c/{nonsense}'), undefined);
    assert.equal(openOf('/c/{constructor}'), undefined);
    assert.equal(openOf('{customer.url}', { customer: { ...ada, url: 'javascript:alert(1)' } }), undefined);
  });
});

describe('a safe page', () => {
  test('is http, https or of this origin', () => {
    for (const url of ['https://a.example/x?y#z', 'http://a.example', '/c/1', '?c=1', '#c', './c', '../c']) assert.equal(safePage(url), url);
  });

  test('is no program, no other origin in disguise, and not endless', () => {
    const bad = [
      'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', ' javascript:alert(1)', '\u0001javascript:alert(1)', 'data:text/html,x', 'blob:https://a', 'vbscript:x',
      '//evil.example', '/\\evil.example', '/\t/evil.example', '\\\\evil.example', 'https:evil.example', 'file:///etc/passwd', 'evil.example', '', `https://a.example/${'x'.repeat(2048)}`,
    ];
    for (const url of bad) assert.equal(safePage(url), undefined, JSON.stringify(url));
    assert.equal(safePage(undefined), undefined);
  });

  test('is of one origin for a browser, too', () => {
    for (const url of ['/c', './/evil.example', '/.//evil.example', '?//evil.example', '.\\/evil.example', '..//evil.example', '/..//evil.example']) {
      const safe = safePage(url);
      if (safe !== undefined) assert.equal(new URL(safe, 'https://crm.example/desk/').origin, 'https://crm.example', url);
    }
  });

  test('a card may also show a letter or a call', () => {
    assert.deepEqual(['mailto:ada@example.org', 'tel:+15550100', 'https://a.example', 'javascript:x', 'mailto:a b', `tel:${'1'.repeat(3000)}`].map(safeLink), [
      'mailto:ada@example.org', 'tel:+15550100', 'https://a.example', undefined, undefined, undefined,
    ]);
  });
});
