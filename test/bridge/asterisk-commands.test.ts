import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { CentreCommand } from '../../src/protocol/messages.js';
import { callerEvent, callerRow, memberRow, queueRow } from './fake-asterisk.mjs';
import { withAsterisk } from './with-asterisk.js';

const rows = [queueRow('support'), memberRow('support', '1001', { Name: 'Ada' }), callerRow('support', 'a', 1)];

/** What the PBX was asked. */
async function asked(t: TestContext, command: CentreCommand, answer: object = { Response: 'Success' }, agent = '1001'): Promise<Record<string, any>> {
  const { source, asterisk, happens } = await withAsterisk(t, rows, { stateInterface: 'hint:{agent}@hints' });
  for (const action of ['QueuePause', 'QueueAdd', 'QueueRemove', 'QueueWithdrawCaller']) asterisk.answers[action] = () => answer;
  await happens('loaded');
  const failure = await source.run(command, agent).then(() => undefined, ({ code }: { code: string }) => code);
  const { Action, ActionID: _, ...fields } = asterisk.asked.findLast(({ Action: action }) => /^Queue(?!Status)/.test(action)) ?? {};
  return { failure, [Action]: fields };
}

const refusal = (Message: string) => ({ Response: 'Error', Message });

describe('a command at the PBX', () => {
  test('pauses in all queues, or in one, with a reason', async (t) => {
    assert.deepEqual(await asked(t, { type: 'set-status', status: 'away', reason: 'Lunch' }), { failure: undefined, QueuePause: { Interface: 'PJSIP/1001', Paused: 'true', Reason: 'Lunch' } });
    assert.deepEqual(await asked(t, { type: 'set-status', status: 'ready', queue: 'support', reason: 'x' }), { failure: undefined, QueuePause: { Interface: 'PJSIP/1001', Paused: 'false', Queue: 'support' } });
    assert.deepEqual(await asked(t, { type: 'set-status', status: 'after-call-work' }), { failure: undefined, QueuePause: { Interface: 'PJSIP/1001', Paused: 'true', Reason: 'Work' } });
  });

  test('joins under the name that the PBX knows, else under one of the settings', async (t) => {
    const fields = { Queue: 'sales', Interface: 'PJSIP/1001', MemberName: 'Ada', StateInterface: 'hint:1001@hints' };
    assert.deepEqual(await asked(t, { type: 'join-queue', queue: 'sales' }), { failure: undefined, QueueAdd: fields });
    assert.equal((await asked(t, { type: 'join-queue', queue: 'sales' }, undefined, '1009'))['QueueAdd'].MemberName, 'Agent 1009');
  });

  test('leaves', async (t) => {
    assert.deepEqual(await asked(t, { type: 'leave-queue', queue: 'sales' }), { failure: undefined, QueueRemove: { Queue: 'sales', Interface: 'PJSIP/1001' } });
  });

  const answers: readonly (readonly [CentreCommand, string, string | undefined])[] = [
    [{ type: 'set-status', status: 'away' }, 'Interface not found', 'not-now'],
    [{ type: 'join-queue', queue: 'sales' }, 'Unable to add interface: Already there', undefined],
    [{ type: 'join-queue', queue: 'sales' }, 'Unable to add interface to queue: No such queue', 'no-such-queue'],
    [{ type: 'leave-queue', queue: 'sales' }, 'Unable to remove interface: Not there', undefined],
    [{ type: 'leave-queue', queue: 'sales' }, 'Member not dynamic', 'not-now'],
    [{ type: 'leave-queue', queue: 'sales' }, 'Permission denied', 'forbidden'],
    [{ type: 'leave-queue', queue: 'sales' }, 'Something new', 'failed'],
    [{ type: 'claim-call', callId: 'a' }, 'Unable to request withdraw from queue: No such caller', 'no-such-call'],
    [{ type: 'claim-call', callId: 'z' }, 'never asked', 'no-such-call'],
  ];
  for (const [command, message, code] of answers) {
    test(`${command.type}: "${message}" means ${code ?? 'that it is so'}`, async (t) => {
      assert.equal((await asked(t, command, refusal(message))).failure, code);
    });
  }

  test('says no more than it was given: a line break begins no field', async (t) => {
    const { QueuePause: fields } = await asked(t, { type: 'set-status', status: 'away', reason: 'Lunch\r\nAction: Originate\r\n\r\nX: ' });
    assert.equal(fields.Reason, 'Lunch Action: Originate X: ');
  });

  test('is for no agent whose name would mean more in the dialplan', async (t) => {
    for (const agent of ['1001&PJSIP/2001', '1001,30,U(x)', 'trunk/900', '900@trunk', '${X}', '']) {
      assert.deepEqual(await asked(t, { type: 'join-queue', queue: 'sales' }, undefined, agent), { failure: 'forbidden', undefined: {} });
    }
  });
});

describe('a claim', () => {
  const leaving = [callerEvent('QueueCallerAbandon', 'support', 'a'), callerEvent('QueueCallerLeave', 'support', 'a', { Count: 0 })];

  test('is done when the caller has left', async (t) => {
    const { source, asterisk, happens, changes } = await withAsterisk(t, rows);
    asterisk.answers['QueueWithdrawCaller'] = ({ Caller, WithdrawInfo }: Record<string, string>) => {
      assert.deepEqual([Caller, WithdrawInfo], ['PJSIP/trunk-a', '1001']);
      setImmediate(() => asterisk.raise(...leaving));
      return { Response: 'Success' };
    };
    await happens('loaded');
    await source.run({ type: 'claim-call', callId: 'a' }, '1001');
    assert.deepEqual(changes.find(({ type }) => type === 'caller-left'), { type: 'caller-left', queueId: 'support', callId: 'a', how: 'claimed' });
  });

  test('finds a caller whose channel has another name by now', async (t) => {
    const { source, asterisk, happens } = await withAsterisk(t, rows);
    await happens('loaded');
    asterisk.rows = [queueRow('support'), memberRow('support', '1001'), callerRow('support', 'a', 1, { Channel: 'PJSIP/other-1' })];
    asterisk.answers['QueueWithdrawCaller'] = ({ Caller }: Record<string, string>) => {
      if (Caller !== 'PJSIP/other-1') return refusal('Unable to request withdraw from queue: No such caller');
      setImmediate(() => asterisk.raise(...leaving));
      return { Response: 'Success' };
    };
    await source.run({ type: 'claim-call', callId: 'a' }, '1001');
    assert.equal(asterisk.times('QueueWithdrawCaller'), 2);
  });

  test('of a caller whom somebody answers first fails', async (t) => {
    const { source, asterisk, happens } = await withAsterisk(t, rows);
    asterisk.answers['QueueWithdrawCaller'] = () => {
      setImmediate(() => asterisk.raise({ ...callerEvent('AgentCalled', 'support', 'a'), Interface: 'PJSIP/1001' }, callerEvent('QueueCallerLeave', 'support', 'a', { Count: 0 })));
      return { Response: 'Success' };
    };
    await happens('loaded');
    await assert.rejects(source.run({ type: 'claim-call', callId: 'a' }, '1002'), { code: 'not-now', message: /answered/ });
  });

  test('of a caller who rings at another agent says what comes next', async (t) => {
    const { source, asterisk, happens } = await withAsterisk(t, rows);
    asterisk.answers['QueueWithdrawCaller'] = () => ({ Response: 'Success' });
    await happens('loaded');
    await assert.rejects(source.run({ type: 'claim-call', callId: 'a' }, '1002'), { code: 'not-now', message: /rings at another agent/ });
  });
});
