import assert from 'node:assert/strict';
import { focusedIn, lineOf, linesOf, treeOf } from './screen-reader.mjs';
import { until } from './until.mjs';

/** Once round the page, and more. */
const farthest = 120;

/** What Tab may stop at. */
const stops = new Set(['button', 'textbox', 'searchbox', 'combobox', 'link', 'radio', 'checkbox', 'treegrid', 'grid', 'group', 'list', 'listbox', 'menuitemradio', 'toolbar', 'DisclosureTriangle', 'tab', 'PopUpButton', 'slider']);

/**
 * Somebody with a keyboard and a screen reader, and nothing else, before a page: controls are found by the role and the name that the screen
 * reader tells, by the keys that go there. Wherever the focus comes to on the way must have a name, and show that it is there.
 * @param {import('puppeteer-core').Page} page with `installLiveEar`
 */
export async function keyboardOf(page) {
  const client = await page.createCDPSession();
  await client.send('Accessibility.enable');
  const tree = () => treeOf(client);
  const here = async () => focusedIn(await tree());
  const isIt = (role, name) => (node) => node?.role === role && (typeof name === 'string' ? node.name === name : name.test(node.name));
  const whole = async () => `\n${linesOf(await tree())}`;

  /** @param {string} keys `Tab`, `Shift+Tab`, `Alt+Shift+KeyA` */
  async function press(keys) {
    const all = keys.split('+');
    const last = all.pop();
    for (const one of all) await page.keyboard.down(one);
    await page.keyboard.press(last);
    for (const one of all.reverse()) await page.keyboard.up(one);
  }

  /** Where the focus is, as it is told; it is never nowhere, and it is seen. */
  async function stop() {
    const [node, look] = [await here(), await page.evaluate(lookOfFocus)];
    if (!node || look.nowhere) return undefined;
    const line = lineOf(node);
    assert.ok(stops.has(node.role), `Tab stops at ${line}`);
    assert.ok(node.name, `Tab stops at ${line} without a name: ${look.html}`);
    assert.ok(look.ring, `the focus on ${line} is not to be seen: ${look.html}`);
    assert.ok(look.seen, `${line} has the focus, and is hidden: ${look.html}`);
    return node;
  }

  return {
    tree, here, press,
    /** Writes with the keys. @param {string} text */
    type: (text) => page.keyboard.type(text),
    /** From now on it listens: what was told before is forgotten. */
    listens: () => page.evaluate(() => { window.told = []; }),
    /**
     * Goes there, one press after the other.
     * @param {string} role @param {string | RegExp} name @param {{ by?: string }} [options] `by`: the key that goes on
     */
    async to(role, name, { by = 'Tab' } = {}) {
      const passed = [];
      const is = isIt(role, name);
      if (is(await here())) return stop();
      for (let nowhere = 0; passed.length < farthest && nowhere < 2;) {
        await press(by);
        const node = await stop();
        if (is(node)) return node;
        if (!node) nowhere++; // past the last, a browser has its own controls
        passed.push(node ? lineOf(node) : '(the browser)');
      }
      throw new Error(`${by} never comes to ${role} ${name}, but to:\n${passed.join('\n')}`);
    },
    /** Waits until the screen reader finds this. @param {string} role @param {string | RegExp} name */
    finds: (role, name) => until(`${role} ${name} is in the tree`, async () => (await tree()).find(isIt(role, name)), { timeout: 15_000, seen: whole }),
    /** Waits until the focus is there by itself. @param {string} role @param {string | RegExp} name */
    async isAt(role, name) {
      await until(`the focus is on ${role} ${name}`, async () => isIt(role, name)(await here()), { seen: async () => { const node = await here(); return `${node ? lineOf(node) : 'nowhere'}${await whole()}`; } });
      return stop();
    },
    /** Waits until exactly this was told since it was asked last, in whatever order. @param {readonly string[]} expected */
    async isTold(expected) {
      const told = async () => (await page.evaluate(() => window.told)).map(({ text }) => text);
      await until('all is told', async () => { const all = await told(); return expected.every((one) => all.includes(one)); }, { timeout: 10_000, seen: async () => [await told(), { expected }] });
      assert.deepEqual((await told()).sort(), [...expected].sort());
      await page.evaluate(() => { window.told = []; });
    },
  };
}

/** Runs in the page: whether the focus can be seen. */
function lookOfFocus() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body || at === document.documentElement) return { nowhere: true };
  const hasRing = (one) => { const { outlineStyle, outlineWidth } = getComputedStyle(one); return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0; };
  const around = [at, at.closest('label'), at.parentElement, at.getRootNode().getElementById(at.getAttribute('aria-activedescendant'))].filter(Boolean);
  const { left, top, width, height } = (at.closest('label') ?? at).getBoundingClientRect();
  const inside = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]].map(([x, y]) => [left + x * width, top + y * height]);
  const deepest = (x, y) => {
    let found = document.elementFromPoint(x, y);
    for (let inner = found; inner?.shadowRoot; found = inner) { inner = inner.shadowRoot.elementFromPoint(x, y); if (!inner || inner === found) break; }
    return found;
  };
  const isWithin = (inner) => { for (let one = inner; one; one = one.parentNode ?? one.host) if (around.includes(one)) return true; return false; };
  return { ring: around.some(hasRing), seen: inside.some(([x, y]) => isWithin(deepest(x, y))), html: at.outerHTML.slice(0, 200) };
}
