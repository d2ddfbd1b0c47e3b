import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { pathOf, reasonsOf, waitingCall } from '../../src/bridge/ami/caller-facts.js';
import { InterfaceTemplate } from '../../src/bridge/ami/interface-template.js';
import { memberFacts, memberOf } from '../../src/bridge/ami/member-facts.js';
import { queueFacts, spoken } from '../../src/bridge/ami/queue-facts.js';
import { queueSnapshot } from '../../src/protocol/schemas.js';
import { callerRow, memberRow, queueRow } from './fake-asterisk.mjs';

const now = 1_700_000_000_000;
const s = now / 1000;
const text = (row: object): Record<string, string> => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]));
const member = (fields: object, wrapUp = 0) => memberOf(memberFacts(text(memberRow('support', '1001', fields)), '1001', wrapUp, undefined), 'Work', undefined, now);

describe('a member', () => {
  const rows: readonly (readonly [string, object, string, number | undefined])[] = [
    ['whose phone is free is ready, since they joined', { Status: 1, LoginTime: s - 60 }, 'ready', now - 60_000],
    ['is ready since their last call', { Status: 1, LoginTime: s - 60, LastCall: s - 20 }, 'ready', now - 20_000],
    ['who was once paused is ready since nobody knows when', { Status: 1, LoginTime: s - 60, LastPause: s - 30 }, 'ready', undefined],
    ['whose phone says nothing is ready, as the PBX thinks', { Status: 0 }, 'ready', undefined],
    ['in use is on a call', { Status: 2, LoginTime: s }, 'on-call', undefined],
    ['who is busy is on a call', { Status: 3 }, 'on-call', undefined],
    ['whose phone is unknown cannot be reached', { Status: 4 }, 'unreachable', undefined],
    ['without a phone cannot be reached, paused or not', { Status: 5, Paused: 1 }, 'unreachable', undefined],
    ['whose phone rings is ringing', { Status: 6 }, 'ringing', undefined],
    ['who talks while it rings is on a call', { Status: 7 }, 'on-call', undefined],
    ['who holds is on a call', { Status: 8 }, 'on-call', undefined],
    ['whose phone says nothing is on a call of the queue', { Status: 0, InCall: 1 }, 'on-call', undefined],
    ['who is paused is away since then', { Status: 1, Paused: 1, PausedReason: 'Lunch', LastPause: s - 5 }, 'away', now - 5_000],
    ['who is paused to finish work does that', { Status: 1, Paused: 1, PausedReason: 'Work', LastPause: s - 5 }, 'after-call-work', now - 5_000],
    ['who has just talked has time to finish', { Status: 1, LastCall: s - 4, Wrapuptime: 10 }, 'after-call-work', now - 4_000],
    ['whose time to finish is over is ready', { Status: 1, LastCall: s - 11, Wrapuptime: 10 }, 'ready', now - 11_000],
    ['who joined by a clock ahead of ours has just joined', { Status: 1, LoginTime: s + 60 }, 'ready', now],
  ];
  for (const [what, fields, status, since] of rows) {
    test(what, () => {
      const is = member(fields);
      assert.deepEqual([is.status, is.since], [status, since]);
    });
  }

  test('has time to finish where the queue says so', () => {
    assert.equal(member({ LastCall: s - 4 }, 10).status, 'after-call-work');
  });

  test('says why they are away, whatever they do meanwhile', () => {
    assert.deepEqual([member({ Status: 2, Paused: 1, PausedReason: 'Lunch' }).reason, member({ Paused: 1, PausedReason: 'Work' }).reason, member({ PausedReason: 'Lunch' }).reason], ['Lunch', undefined, undefined]);
  });

  test('is named by the PBX', () => {
    assert.equal(member({ Name: 'Ada' }).name, 'Ada');
    assert.equal(member({ Name: '' }).name, '1001');
  });
});

describe('an interface', () => {
  test('belongs to an agent, by a template', () => {
    const template = new InterfaceTemplate('Local/{agent}@agents');
    assert.equal(template.interfaceOf('7'), 'Local/7@agents');
    assert.deepEqual(['Local/7@agents', 'PJSIP/7', 'Local/@agents'].map((name) => template.agentOf(name)), ['7', 'PJSIP/7', 'Local/@agents']);
    for (const bad of ['PJSIP/', '{agent}{agent}']) assert.throws(() => new InterfaceTemplate(bad), /\{agent\}/);
  });
});

describe('a caller', () => {
  test('is here for reasons, in our words or in the dialplan\'s own', () => {
    assert.deepEqual(reasonsOf(' vip, region: North ,callback:15:00,Black Friday,,last-agent'), [
      { kind: 'vip' }, { kind: 'region', detail: 'North' }, { kind: 'callback', detail: '15:00' }, { kind: 'other', detail: 'Black Friday' }, { kind: 'last-agent' },
    ]);
    assert.deepEqual([reasonsOf(''), pathOf(''), pathOf('Support > Billing>')], [[], [], ['Support', 'Billing']]);
  });

  test('who hides has no number and no name', () => {
    assert.deepEqual(waitingCall(text(callerRow('support', '1', 1, { CallerIDNum: '<unknown>', CallerIDName: 'unknown', Wait: 5, Priority: 3 })), undefined, now), {
      id: '1', number: '', since: now - 5_000, priority: 3, reasons: [], path: [],
    });
  });
});

describe('a queue', () => {
  test('has the PBX\'s own figures', () => {
    const row = text(queueRow('support', { Completed: 3, Abandoned: 1, Holdtime: 12, TalkTime: 60, ServicelevelPerf: '66.7', Strategy: 'leastrecent' }));
    assert.deepEqual(queueFacts(row, 'Support'), {
      id: 'support', name: 'Support', strategy: 'longest-idle', figures: { answered: 3, abandoned: 1, averageWait: 12_000, averageTalk: 60_000, serviceLevel: { within: 20_000, share: 0.667 } },
    });
  });

  test('has no share before the first answer, no level where there is none, and a strategy of its own', () => {
    assert.deepEqual(queueFacts(text(queueRow('q')), 'Q').figures!.serviceLevel, { within: 20_000 });
    const { figures, strategy } = queueFacts(text(queueRow('q', { ServiceLevel: 0, Strategy: 'toString' })), 'Q');
    assert.deepEqual([figures!.serviceLevel, strategy], [undefined, 'other']);
  });

  test('is called by its name, capitalised', () => {
    assert.deepEqual([spoken('support'), spoken('customer-care_2')], ['Support', 'Customer care 2']);
  });
});

describe('whatever the PBX says', () => {
  test('a board can be made of it', () => {
    const field = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer().map(String), fc.constantFrom('', '1', '-1', '1e9', 'NaN', 'Infinity'));
    const row = (base: object) => fc.record(Object.fromEntries(Object.keys(base).map((name) => [name, field])));
    fc.assert(fc.property(row(queueRow('q')), row(memberRow('q', '1')), row(callerRow('q', '1', 1)), (params, one, caller) => {
      const queue = {
        ...queueFacts({ ...params, Queue: 'q' }, 'Q'), members: [memberOf(memberFacts(one, '1', 0, undefined), 'Work', undefined, now)],
        waiting: [waitingCall({ ...caller, Event: 'QueueEntry', Uniqueid: '1' }, undefined, now)],
      };
      const { success, error } = queueSnapshot.safeParse(queue);
      assert.ok(success, JSON.stringify(error?.issues));
    }), { numRuns: 1_000 });
  });
});
