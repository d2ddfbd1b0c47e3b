import { until } from '../../support/until.mjs';

/** What one phone did under one fault: figures to print, and what it should have done but did not. */
export class Account {
  /** @type {string[]} */
  figures = [];
  /** @type {string[]} */
  misses = [];

  /**
   * Waits for a state, and notes how long that took.
   * @param {string} what @param {number} limit ms @param {() => unknown} look
   * @returns {Promise<boolean>} whether it came
   */
  async takes(what, limit, look) {
    const began = performance.now();
    const came = await until(what, look, { timeout: limit }).then(() => true, () => false);
    if (came) this.figures.push(`${what} after ${seconds(performance.now() - began)}`);
    else this.miss(`${what}: not within ${seconds(limit)}`);
    return came;
  }

  /** @param {string} what @param {unknown} isSo @param {string} [else_] what is noted where it is not so */
  expect(what, isSo, else_ = `not: ${what}`) {
    if (isSo) this.figures.push(what);
    else this.miss(else_);
    return Boolean(isSo);
  }

  /** @param {number} limit @param {number} value @param {string} figure */
  atMost(limit, value, figure) {
    if (value <= limit) this.note(figure);
    else this.miss(figure);
  }

  /** @param {string} figure */
  note(figure) {
    this.figures.push(figure);
  }

  /** @param {string} what */
  miss(what) {
    this.figures.push(`✗ ${what}`);
    this.misses.push(what);
  }

  toString() {
    return this.figures.join('; ');
  }
}

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * One row of the table: the same fault for both phones at once. Whatever a scene throws is what the phone missed.
 * @param {string} fault @param {(kind: 'ours' | 'bare', account: Account) => Promise<unknown>} scene
 */
export async function row(fault, scene) {
  const [ours, bare] = await Promise.all(['ours', 'bare'].map(async (kind) => {
    const account = new Account();
    await scene(kind, account).catch((error) => account.miss(error.message.split('; seen:')[0]));
    return account;
  }));
  return { fault, ours, bare };
}
