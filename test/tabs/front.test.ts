import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Happened } from '../../src/core/index.js';
import { lineOf, roleOf, settled, withTabs, type DeskTab } from './with-tabs.js';

/** Opened one after the other; the agent is in the last, and the others are out of sight. */
async function several(many: number) {
  const { open } = withTabs();
  const tabs: DeskTab[] = [];
  for (let count = 0; count < many; count += 1) {
    for (const { page } of tabs) page.isInView = false;
    tabs.push(open());
    await settled();
  }
  return tabs;
}

const fronts = (tabs: readonly DeskTab[]): readonly boolean[] => tabs.map(({ desk }) => desk.state.tab.front);

describe('the tab the agent was in last', () => {
  test('is one, and moves with them', async () => {
    const tabs = await several(3);
    assert.deepEqual(fronts(tabs), [false, false, true]);
    tabs[1]!.page.isInView = true;
    tabs[2]!.page.isInView = false;
    tabs[1]!.page.happens('visibilitychange');
    await settled();
    assert.deepEqual(fronts(tabs), [false, true, false]);
    tabs[1]!.page.isInView = false;
    tabs[1]!.page.happens('visibilitychange');
    await settled();
    assert.deepEqual(fronts(tabs), [false, true, false], 'they are in another program');
  });

  test('is that with the line when the other is gone', async () => {
    const tabs = await several(3);
    tabs[2]!.page.close();
    await settled();
    assert.deepEqual(fronts(tabs.slice(0, 2)), [true, false]);
  });

  test('has the line next, though others have waited longer', async () => {
    const tabs = await several(4);
    tabs[0]!.page.close();
    await settled();
    assert.deepEqual(tabs.slice(1).map(roleOf), ['mirror', 'mirror', 'owner']);
  });

  test('each event finds one front among all tabs, whenever the agent moves', async () => {
    const tabs = await several(3);
    const facts: string[] = [];
    for (const { desk } of tabs) desk.subscribe((state, event: Happened) => { if (event.type === 'call-started' && state.tab.front) facts.push(event.call.id); });
    const rung: string[] = [];
    for (const tab of [...tabs, ...tabs]) {
      tab.page.isInView = true;
      rung.push(lineOf(tabs[0]!).ring({ number: '1' }));
      tab.page.happens('focus');
      rung.push(lineOf(tabs[0]!).ring({ number: '2' }));
      await settled();
      rung.push(lineOf(tabs[0]!).ring({ number: '3' }));
      tab.page.isInView = false;
    }
    await settled();
    assert.deepEqual(facts.toSorted(), rung.toSorted());
  });

  test('rings where the tab with the line must not', async () => {
    const [owner, front] = await several(2) as [DeskTab, DeskTab];
    const [played] = [front.audio.at(-1)!];
    const callId = lineOf(owner).ring({ number: '42' });
    await settled();
    assert.equal(played.playing, undefined);
    owner.sound().blockRing();
    await settled();
    assert.equal(played.playing, 'ringing');
    await front.desk.send({ type: 'reject', callId });
    assert.equal(played.playing, undefined);
  });
});
