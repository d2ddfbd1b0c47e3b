import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DeskError } from '../../src/core/index.js';
import { crmOf, type HostCrmObject } from '../../src/crm/index.js';
import { call, handover, maria } from './interactions.js';
import { patient, refusal } from './refusal.js';

const of = (object: object): ReturnType<typeof crmOf> => crmOf(object as HostCrmObject, { region: 'US' }, patient);
const needed = { lookup: () => [], log: () => {} };

describe('an object of the page', () => {
  test('is asked as what it is, sync or not, with numbers as E.164', async () => {
    const asked: unknown[] = [];
    const crm = of({
      contacts: [maria],
      lookup(this: { contacts: unknown }, number: string) { asked.push(number); return this.contacts; },
      async log({ id }: { id: string }) { asked.push(id); },
      customer: async () => null, timeline: () => undefined, create: (contact: object) => ({ ...maria, ...contact, numbers: [] }), open: (page: object) => asked.push(page),
      share: (left: object, to: string) => asked.push([left, to]), shared: () => handover, form: () => null,
    });
    assert.deepEqual(await crm.lookup('(212) 555-0142', patient), [maria]);
    await crm.log(call, patient);
    assert.deepEqual([await crm.customer!('x', patient), await crm.timeline!('x', patient), await crm.shared!({ to: '1', number: '2' }, patient), await crm.form!(patient)], [undefined, [], handover, undefined]);
    assert.equal((await crm.create!({ name: 'Zoë', number: '212 555 0142' }, patient)).name, 'Zoë');
    await crm.open!({ number: '1' });
    await crm.share!(handover, '1002', patient);
    assert.deepEqual(asked, ['+12125550142', call.id, { number: '1' }, [handover, '1002']]);
  });

  test('is told what was changed later by its own function, or by the one it has', async () => {
    const told: string[] = [];
    const tells = (verb: string) => ({ id, revision }: { readonly id: string; readonly revision?: number }): void => { told.push(`${verb} ${id.slice(0, 4)} ${revision ?? 0}`); };
    await of({ ...needed, log: tells('log'), update: tells('update') }).update!({ ...call, revision: 1 }, patient);
    assert.deepEqual(told, ['update 8e03 1']);
    assert.equal(of({ ...needed, log: tells('log') }).update, undefined, 'whoever asks asks it to log');
  });

  test('is offered for what it has, known at once', () => {
    assert.deepEqual(Object.keys(of(needed)).sort(), ['log', 'lookup']);
    const { opensOnPop, open, create } = of({ ...needed, open: () => {} });
    assert.deepEqual([opensOnPop, typeof open, create], [true, 'function', undefined]);
    assert.equal(of({ ...needed, open: () => {}, opensOnPop: false }).opensOnPop, false);
  });

  test('may be an instance of a class', async () => {
    class Theirs { #mine = [maria]; lookup() { return this.#mine; } log() {} customer() { return this.#mine[0]; } }
    assert.deepEqual([await of(new Theirs()).lookup('1', patient), await of(new Theirs()).customer!('1', patient)], [[maria], maria]);
  });

  test('what it throws, the agent reads, by its own code if it chose one', async () => {
    const throws = (thrown: unknown): Promise<DeskError> => refusal(of({ ...needed, lookup: () => { throw thrown; } }).lookup('1', patient));
    for (const [thrown, code, message] of [
      [new Error('Not today.'), 'failed', 'Not today.'], ['Closed', 'failed', 'Closed'], [new DeskError('crm-refused', 'No.'), 'crm-refused', 'No.'], [{ code: 'crm-busy', message: 'Later.' }, 'crm-busy', 'Later.'],
      [{ code: 'E_ODD', message: 'a\u202eb\n' }, 'failed', 'ab'], [undefined, 'failed', /did not say why/], [null, 'failed', /did not say why/], [{}, 'failed', /did not say why/], [new Error('x'.repeat(9_000)), 'failed', /^x{299}…$/],
    ] as const) {
      const error = await throws(thrown);
      assert.equal(error.code, code);
      if (typeof message === 'string') assert.equal(error.message, message);
      else assert.match(error.message, message);
    }
  });

  test('what it answers is checked, whatever it is', async () => {
    assert.match((await refusal(of({ ...needed, lookup: () => [{ id: 1 }] }).lookup('1', patient), 'bad-answer')).message, /contacts\[0\]\.name/);
    assert.deepEqual(await of({ ...needed, lookup: () => null }).lookup('1', patient), []);
    await fc.assert(fc.asyncProperty(fc.anything(), async (value) => {
      const crm = of({ lookup: () => value, log: () => value, customer: async () => value, shared: () => value });
      for (const asked of [crm.lookup('1', patient), crm.log(call, patient), crm.customer!('1', patient), crm.shared!({ to: '1', number: '2' }, patient)]) {
        await asked.catch((error: unknown) => assert.ok(error instanceof DeskError, String(error)));
      }
    }), { numRuns: 200 });
  });

  test('is not waited for for ever, and hears that nobody waits', async () => {
    const life = new AbortController();
    let heard: AbortSignal | undefined;
    const asked = of({ ...needed, lookup: (_: string, signal: AbortSignal) => { heard = signal; life.abort(); return new Promise(() => {}); } }).lookup('1', life.signal);
    await refusal(asked, 'crm-slow');
    assert.equal(heard?.aborted, true);
  });

  test('without what each must have, it says so', async () => {
    assert.match((await refusal(of({ lookup: () => [] }).log(call, patient), 'no-crm')).message, /has no function log/);
  });
});
