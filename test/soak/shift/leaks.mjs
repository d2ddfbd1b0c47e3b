/**
 * Runs in a page, before its own scripts: counts timers that are set, and listeners on what lives as long as the page.
 * `window.kept()` tells both.
 */
export function installCounters() {
  const timeouts = new Set();
  const intervals = new Set();
  const { setTimeout: later, clearTimeout: notLater, setInterval: often, clearInterval: noMore } = window;
  window.setTimeout = (call, ms, ...args) => {
    const id = later((...given) => {
      timeouts.delete(id);
      call(...given);
    }, ms, ...args);
    timeouts.add(id);
    return id;
  };
  window.setInterval = (...args) => {
    const id = often(...args);
    intervals.add(id);
    return id;
  };
  for (const [name, original] of [['clearTimeout', notLater], ['clearInterval', noMore]]) {
    window[name] = (id) => {
      timeouts.delete(id);
      intervals.delete(id);
      original(id);
    };
  }

  const lasting = () => [window, document, document.body, navigator.mediaDevices, navigator.connection, navigator.serviceWorker, navigator.locks].filter(Boolean);
  const listeners = new Set();
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const keyOf = (type, listener, options) => JSON.stringify([type, Boolean(typeof options === 'object' ? options?.capture : options)]) + idOf(listener);
  const ids = new WeakMap();
  let last = 0;
  const idOf = (listener) => ids.get(listener) ?? (ids.set(listener, ++last), last);
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (listener && lasting().includes(this ?? window)) {
      const key = keyOf(type, listener, options);
      listeners.add(key);
      options?.signal && add.call(options.signal, 'abort', () => listeners.delete(key), { once: true });
      if (options?.once) add.call(this ?? window, type, () => listeners.delete(key), { once: true });
    }
    return add.call(this ?? window, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    if (listener) listeners.delete(keyOf(type, listener, options));
    return remove.call(this ?? window, type, listener, options);
  };
  window.kept = () => ({ timeouts: timeouts.size, intervals: intervals.size, listeners: listeners.size });
}

/**
 * What a page holds on to, after the garbage is collected.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<Record<string, number>>} heap in bytes, and how many of each kind
 */
export async function holds(page) {
  const devtools = await page.createCDPSession();
  for (let i = 0; i < 3; i++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  await devtools.detach();
  const kept = await page.evaluate(() => ({
    ...window.kept(), 'calls': window.desk.state.calls.length, 'open peer connections': window.peerConnections.size, 'open microphones': window.microphones.open,
  }));
  const objects = {};
  for (const kind of await page.evaluate(() => Object.keys(window.kinds))) objects[kind] = await count(page, kind);
  return { heap: usedSize, nodes, 'all listeners': jsEventListeners, ...kept, ...objects };
}

async function count(page, kind) {
  const prototype = await page.evaluateHandle((name) => window.kinds[name], kind);
  const found = await page.queryObjects(prototype);
  const many = await found.evaluate((all) => all.length);
  await Promise.all([prototype.dispose(), found.dispose()]);
  return many;
}
