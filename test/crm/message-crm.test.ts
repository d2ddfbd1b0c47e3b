import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { DeskError } from '../../src/core/index.js';
import type { Crm } from '../../src/desk/index.js';
import { answerDesk, crmOf, type HostCrmObject, type MessageCrmConfig } from '../../src/crm/index.js';
import { marked } from '../../src/crm/messages.js';
import { until } from '../support/until.mjs';
import { frames } from './frames.js';
import { call, handover, maria } from './interactions.js';
import { patient, refusal } from './refusal.js';

let room: ReturnType<typeof frames>;
let life: AbortController;
beforeEach(() => { [room, life] = [frames(), new AbortController()]; });
afterEach(() => life.abort());

let awake: NodeJS.Timeout; // The time limits of a desk keep no process alive.
before(() => { awake = setInterval(() => {}, 1_000); });
after(() => clearInterval(awake));

const page = (more: Partial<MessageCrmConfig> = {}): Crm => crmOf({ origin: 'https://crm.example/', window: room.page, ...more }, { region: 'US' }, life.signal);
const parent = (crm: object, { origin = 'https://desk.example', signal = life.signal } = {}): void => answerDesk(room.frame, origin, crm as HostCrmObject, signal, room.outer);
const needed = { lookup: () => [maria], log: () => {} };
const welcomed = (times = 1): Promise<unknown> => until('a welcome', () => room.types('page').filter((type) => type === 'welcome').length >= times);

describe('a page and the page round it', () => {
  test('whoever begins first, each verb goes there and back', async () => {
    for (const order of ['page', 'parent']) {
      room = frames();
      const asked: unknown[] = [];
      const whole = {
        lookup: async (number: string) => { asked.push(number); return [maria]; }, log: ({ id }: { id: string }) => asked.push(id), customer: () => maria, timeline: () => [{ id: 1, at: '2026-11-22T10:00:00Z', kind: 'call', title: 'x' }],
        create: (contact: object) => ({ ...maria, ...contact }), open: (what: object) => { asked.push(what); return window; }, share: (left: object, to: string) => asked.push([left, to]), shared: () => handover, form: () => ({ type: 'object', properties: {} }),
      };
      const window = () => {}; // cannot be cloned, and need not be
      if (order === 'parent') parent(whole);
      const crm = page();
      if (order === 'page') parent(whole);
      assert.deepEqual(await crm.lookup('(212) 555-0142', patient), [maria]);
      await crm.log(call, patient);
      await crm.open!({ customer: maria, number: '1' });
      await crm.share!(handover, '1002', patient);
      assert.deepEqual(asked, ['+12125550142', call.id, { customer: maria, number: '1' }, [handover, '1002']]);
      assert.deepEqual([await crm.customer!('1', patient), (await crm.timeline!('1', patient))[0]?.id, (await crm.create!({ name: 'Zoë', number: '+12125550142' }, patient)).name], [maria, '1', 'Zoë']);
      assert.deepEqual([await crm.shared!({ to: '1', number: '2' }, patient), await crm.form!(patient)], [handover, { type: 'object', properties: {} }]);
    }
  });

  test('nothing goes to just anybody', async () => {
    parent(needed);
    await page().lookup('1', patient);
    assert.deepEqual([...new Set(room.posted.map(({ to, origin }) => `${to} ${origin}`))].sort(), ['page https://desk.example', 'parent https://crm.example']);
    assert.throws(() => parent(needed, { origin: '*' }), /is no origin/);
  });

  test('the desk offers what the parent has, and asks before it knows', async () => {
    const crm = page();
    assert.equal(typeof crm.create, 'function');
    const [early, form, create] = [crm.timeline!('1', patient), crm.form!(patient), crm.create!({ name: 'x', number: '1' }, patient)];
    create.catch(() => {});
    parent({ ...needed, open: () => {} });
    await crm.lookup('1', patient);
    assert.deepEqual([Object.keys(crm).sort(), crm.opensOnPop], [['log', 'lookup', 'open', 'opensOnPop'], true]);
    assert.deepEqual([await early, await form], [[], undefined]);
    await refusal(create, 'no-crm');
  });

  test('what was changed later goes to a parent that knows of it, and to another as a call', async () => {
    const told: string[] = [];
    const tells = (verb: string) => ({ revision }: { readonly revision?: number }): void => { told.push(`${verb} ${revision ?? 0}`); };
    const crm = page();
    const early = crm.update!({ ...call, revision: 1 }, patient);
    parent({ ...needed, log: tells('log') });
    await early;
    assert.deepEqual([told, crm.update], [['log 1'], undefined], 'asked before it was known');
    room = frames();
    parent({ ...needed, log: tells('log'), update: tells('update') });
    const other = page();
    await welcomed();
    await other.update!({ ...call, revision: 2 }, patient);
    assert.deepEqual(told, ['log 1', 'update 2']);
  });

  test('what its functions throw is told in their words, and what they answer is checked', async () => {
    parent({ lookup: () => [{ id: 1 }], log: () => { throw new DeskError('crm-refused', 'Closed for today.'); }, customer: () => () => {} });
    const crm = page();
    assert.match((await refusal(crm.lookup('1', patient), 'bad-answer')).message, /contacts\[0\]\.name/);
    assert.equal((await refusal(crm.log(call, patient), 'crm-refused')).message, 'Closed for today.');
    await refusal(crm.customer!('1', patient), 'failed');
  });

  test('a parent that begins anew is greeted anew, and what it was asked before is asked no more', async () => {
    const first = new AbortController();
    parent({ ...needed, lookup: () => new Promise(() => {}) }, { signal: first.signal });
    const crm = page();
    const lost = crm.lookup('1', patient);
    await until('it is asked', () => room.types('parent').includes('ask'));
    first.abort();
    parent({ ...needed, create: () => maria });
    assert.match((await refusal(lost, 'crm-unreachable')).message, /loaded anew/);
    assert.deepEqual(await crm.lookup('1', patient), [maria]);
    assert.equal(typeof crm.create, 'function');
  });

  test('greeted twice by the same parent, nothing is lost', async () => {
    let answer: (all: unknown) => void = () => {};
    parent({ ...needed, lookup: () => new Promise((resolve) => { answer = resolve; }) });
    const crm = page();
    const asked = crm.lookup('1', patient);
    await until('it is asked', () => room.types('parent').includes('ask'));
    room.doors.page.postMessage(marked({ type: 'ready' }), 'https://desk.example');
    await welcomed(2);
    answer([maria]);
    assert.deepEqual(await asked, [maria]);
  });
});

describe('nobody waits for ever', () => {
  test('for an answer: and the parent hears that nobody waits', async () => {
    let heard: AbortSignal | undefined;
    parent({ ...needed, lookup: (_: string, signal: AbortSignal) => { heard = signal; return new Promise(() => {}); } });
    const crm = page({ timeout: 50 });
    await welcomed();
    await refusal(crm.lookup('1', patient), 'crm-slow');
    await until('it heard', () => heard?.aborted);
  });

  test('for a parent that is not there', async () => {
    assert.match((await refusal(page({ timeout: 30 }).lookup('1', patient), 'crm-unreachable')).message, /crm\.example round this one does not answer\. Is it that page, and does it call answerDesk/);
  });

  test('in a page that is in no frame', async () => {
    const own = { addEventListener() {} } as never as NonNullable<MessageCrmConfig['window']>;
    Object.assign(own, { parent: own });
    assert.match((await refusal(page({ window: own }).lookup('1', patient), 'no-crm')).message, /not inside a page/);
  });

  test('and when the desk ends, nobody listens', async () => {
    parent(needed);
    await page().lookup('1', patient);
    life.abort();
    assert.deepEqual([room.listeners.page.size, room.listeners.parent.size], [0, 0]);
  });
});

describe('somebody else', () => {
  const welcome = marked({ type: 'welcome', version: 1, session: 's', verbs: ['lookup', 'log'], opensOnPop: false });

  test('of another origin, or in another window, is not heard by the page', async () => {
    const crm = page({ timeout: 50 });
    await until('it said hello', () => room.types('parent').includes('hello'));
    room.deliver('page', { origin: 'https://evil.example', source: room.doors.parent, data: welcome });
    room.deliver('page', { origin: 'https://crm.example', source: {}, data: welcome });
    await refusal(crm.lookup('1', patient), 'crm-unreachable');
  });

  test('nor by the parent', async () => {
    let asked = 0;
    parent({ ...needed, lookup: () => { asked++; return []; } });
    const data = marked({ type: 'ask', id: '1', verb: 'lookup', args: ['1'] });
    for (const event of [{ origin: 'https://evil.example', source: room.doors.page, data }, { origin: 'https://desk.example', source: {}, data }, { origin: 'https://desk.example', source: null, data }]) room.deliver('parent', event);
    await page().lookup('1', patient);
    assert.equal(asked, 1);
  });

  test('who speaks another version is told so', async () => {
    const crm = page();
    await until('it said hello', () => room.types('parent').includes('hello'));
    room.doors.page.postMessage({ ...welcome, version: 2 }, 'https://desk.example');
    assert.match((await refusal(crm.lookup('1', patient), 'bad-version')).message, /version 2/);
  });

  test('whatever is said, neither end breaks', async () => {
    parent(needed);
    const crm = page();
    await crm.lookup('1', patient);
    const type = fc.constantFrom('hello', 'ask', 'cancel', 'answer', 'ready', 'odd');
    const noise = fc.oneof(fc.anything(), fc.record({ cordboard: fc.constantFrom('crm', 'other'), type, id: fc.anything(), verb: fc.anything(), args: fc.anything(), ok: fc.anything(), error: fc.anything(), version: fc.anything() }, { requiredKeys: ['cordboard', 'type'] }));
    fc.assert(fc.property(noise, (data) => {
      room.deliver('page', { origin: 'https://crm.example', source: room.doors.parent, data });
      room.deliver('parent', { origin: 'https://desk.example', source: room.doors.page, data });
    }), { numRuns: 500 });
    assert.deepEqual(await crm.lookup('1', patient), [maria]);
  });
});
