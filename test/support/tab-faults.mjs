/** What can happen to a tab, and to the computer it runs on. Chromium alone. */

const mark = 'cordboard-here-i-am';

/** The process that runs a page: a mark that the page sets is traced with it. @param {import('puppeteer-core').Page} page */
export async function rendererOf(page) {
  await page.tracing.start({ categories: ['blink.user_timing'] });
  await page.evaluate((name) => performance.mark(name), mark);
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  return traceEvents.find(({ name }) => name === mark).pid;
}

/** Ends a tab as a crash does: nothing in it runs any more, no `pagehide` either. Two tabs of one site have two processes. @param {import('puppeteer-core').Page} page */
export async function killTab(page) {
  const pid = await rendererOf(page);
  const crashed = new Promise((over) => page.once('error', over));
  process.kill(pid, 'SIGKILL');
  await crashed;
}

/**
 * Freezes a tab as the browser does with one long in the background (Page Lifecycle): no timer, no message, but it keeps its locks.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<() => Promise<void>>} what thaws it
 */
export async function freezeTab(page) {
  const devtools = await page.createCDPSession();
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  return async () => {
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    await devtools.detach();
  };
}

/**
 * The lid is shut: nothing of the browser runs while `asleep` does. Where the clock is to be further on than that took, pages find it so.
 * @param {import('puppeteer-core').Browser} browser
 * @param {() => Promise<unknown>} asleep
 * @param {{ clock?: number }} [options] ms by which the clock of all pages that are open jumps
 */
export async function sleeps(browser, asleep, { clock = 0 } = {}) {
  if (clock) await Promise.all((await pagesOf(browser)).map((page) => jumpClock(page, clock)));
  const group = -browser.process().pid; // puppeteer starts it as the first of its group
  process.kill(group, 'SIGSTOP');
  try {
    await asleep();
  } finally {
    process.kill(group, 'SIGCONT');
  }
}

const pagesOf = async (browser) => (await Promise.all(browser.browserContexts().map((context) => context.pages()))).flat();

/** Sets the clock of a page on, or back: what `Date` says, and no timer knows. @param {import('puppeteer-core').Page} page @param {number} ms */
export const jumpClock = (page, ms) => page.evaluate((by) => {
  const Native = Date;
  globalThis.Date = class Date extends Native {
    constructor(...args) {
      super(...(args.length > 0 ? args : [Native.now() + by]));
    }
    static now() {
      return Native.now() + by;
    }
  };
}, ms);
