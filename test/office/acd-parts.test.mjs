// Parts of the ACD by themselves: figures, what is told, the menu, the music.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changesBetween } from '../../demo/office/acd/changes.mjs';
import { Figures } from '../../demo/office/acd/figures.mjs';
import { mainMenu } from '../../demo/office/acd/menu.mjs';
import { music } from '../../demo/office/acd/music.mjs';
import { clip } from '../../demo/office/clips.mjs';
import { Ear } from '../../demo/office/ear.mjs';
import { FRAME } from '../../demo/office/g711.mjs';
import { queues } from '../../demo/office/people.mjs';
import { applyQueueChanges } from '../../src/core/queue-change.ts';

test('figures: averages, and the share of those who were answered in time', () => {
  const figures = new Figures(20_000);
  assert.deepEqual(figures.all(), { answered: 0, abandoned: 0, averageWait: 0, averageTalk: 0, serviceLevel: { within: 20_000 } });
  for (const wait of [1000, 20_000, 30_000]) figures.answer(wait);
  figures.complete(60_000);
  figures.complete(90_000);
  figures.abandon();
  assert.deepEqual(figures.all(), { answered: 3, abandoned: 1, averageWait: 17_000, averageTalk: 75_000, serviceLevel: { within: 20_000, share: 2 / 3 } });
});

test('what is told of two pictures makes the later one of the earlier', () => {
  const call = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), priority: fc.integer({ min: 0, max: 2 }) });
  const member = fc.record({ agent: fc.constantFrom('1', '2', '3', '4'), status: fc.constantFrom('ready', 'away') });
  const picture = fc.record({
    id: fc.constant('orders'), name: fc.constantFrom('Orders', 'Sales'),
    waiting: fc.uniqueArray(call, { selector: ({ id }) => id }), members: fc.uniqueArray(member, { selector: ({ agent }) => agent }),
  });
  const byAgent = (queue) => ({ ...queue, members: [...queue.members].sort((a, b) => a.agent.localeCompare(b.agent)) });
  fc.assert(fc.property(picture, picture, (before, after) => {
    const [made] = applyQueueChanges([before], changesBetween([before], [after], () => 'answered'), (queue) => queue);
    assert.deepEqual(byAgent(made), byAgent(after));
  }), { numRuns: 300 });
  const same = { id: 'orders', name: 'Orders', waiting: [{ id: 'a' }], members: [{ agent: '1' }] };
  assert.deepEqual(changesBetween([same], [structuredClone(same)], () => 'other'), []);
});

test('each choice of the menu leads to a queue, and is spoken', () => {
  const visit = ({ prompt, keys }) => {
    assert.ok(clip(prompt).length > 8000, prompt);
    for (const { name, queue, menu } of Object.values(keys)) {
      assert.ok(name && (menu || queues.some(({ id }) => id === queue)), `${name}: ${queue}`);
      if (menu) visit(menu);
    }
  };
  visit(mainMenu);
  assert.ok(queues.some(({ id }) => id === mainMenu.otherwise));
  for (const words of ['menu-sorry', ...Array.from({ length: 9 }, (_, i) => `position-${i + 1}`)]) assert.ok(clip(words).length > 4000, words);
});

test('the music has a melody', () => {
  const ear = new Ear();
  const heard = new Set();
  for (let at = 0; at < music().length; at += FRAME) {
    ear.hear(music().subarray(at, at + FRAME));
    if (at % (FRAME * 10) === 0) heard.add(ear.heard().hz);
  }
  for (const hz of [660, 785, 880, 1045]) assert.ok(heard.has(hz), `${hz} of ${[...heard]}`);
  assert.equal(music(), music(), 'made once');
});
