// When customers call by themselves; the clock is the test's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepCalling } from '../../demo/office/schedule.mjs';

const customers = [
  { id: 'A', queue: 'Orders' }, { id: 'B', queue: 'Billing' }, { id: 'C', queue: 'Orders' }, { id: 'D', queue: 'Billing' }, { id: 'E', queue: 'Orders' },
];

/** @param {import('node:test').TestContext} t @param {object} [schedule] */
function open(t, schedule = { first: 2, next: 20, every: 25, most: 3 }) {
  t.mock.timers.enable({ apis: ['setInterval', 'Date'], now: 1_000_000 });
  t.mock.method(Math, 'random', () => 0.5);
  const member = { agent: '1001', status: 'unreachable', since: Date.now() };
  const other = { agent: '1002', status: 'unreachable', since: Date.now() };
  const queues = [{ name: 'Orders', members: new Map([['1001', member], ['1002', other]]) }, { name: 'Support', members: new Map([['1001', member]]) }];
  const calls = [];
  const calling = new Map();
  const stopping = new AbortController();
  t.after(() => stopping.abort());
  const callIn = (customer) => {
    const call = { customer, status: 'ringing', end: () => calling.delete(customer.id) };
    calls.push(call);
    calling.set(customer.id, call);
  };
  keepCalling({ queues: () => queues, customers, calling, callIn }, schedule, stopping.signal);
  return {
    calls, stopping,
    who: () => calls.map(({ customer }) => customer.id).join(''),
    become: (status, who = member) => Object.assign(who, { status, since: Date.now() }),
    other,
    async passes(seconds) {
      for (let i = 0; i < seconds * 5; i++) {
        t.mock.timers.tick(200);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

test('nobody calls an empty office; whoever comes is called within two seconds, about what they work for', async (t) => {
  const office = open(t);
  await office.passes(120);
  assert.equal(office.who(), '');
  office.become('ready');
  await office.passes(1.8);
  assert.equal(office.who(), '');
  await office.passes(0.4);
  assert.equal(office.who(), 'A');
  await office.passes(60);
  assert.equal(office.who(), 'A', 'one is on the way to them');
});

test('after a call an agent is left alone for twenty seconds; the next is another customer', async (t) => {
  const office = open(t);
  office.become('ready');
  await office.passes(3);
  office.calls[0].status = 'answered';
  office.become('on-call');
  await office.passes(5);
  office.calls[0].end();
  office.become('ready');
  await office.passes(19);
  assert.equal(office.who(), 'A');
  await office.passes(1.4);
  assert.equal(office.who(), 'AC');
});

test('while nobody is ready customers come and wait, but not too many; who is in a call does not call again', async (t) => {
  const office = open(t, { first: 2, next: 20, every: 10, most: 2 });
  office.become('away');
  await office.passes(60);
  assert.equal(office.who(), 'AC');
  office.calls[0].end();
  await office.passes(60);
  assert.equal(office.who(), 'ACE');
  office.become('unreachable');
  office.calls[1].end();
  await office.passes(60);
  assert.equal(office.who(), 'ACE', 'the last agent has gone home');
});

test('an agent who is called does not keep another, who has just come, waiting', async (t) => {
  const office = open(t);
  office.become('ready');
  await office.passes(3);
  office.calls[0].status = 'answered';
  office.become('on-call');
  office.become('ready', office.other);
  await office.passes(3);
  assert.equal(office.who(), 'AC');
});

test('a stop ends it', async (t) => {
  const office = open(t);
  office.stopping.abort();
  office.become('ready');
  await office.passes(10);
  assert.equal(office.who(), '');
});
