// Runs in the page of a story: each function is sent there as it stands here, and knows nothing of the others.

/** What takes seconds never comes: an ended call stays to be read, a search goes on. @param {number} moment */
export function stopClock(moment) {
  const [Clock, start] = [Date, window.setTimeout];
  window.setTimeout = (then, delay, ...args) => start.call(window, delay >= 3000 ? () => {} : then, delay, ...args);
  window.Date = class Date extends Clock {
    constructor(...args) {
      super(...(args.length ? args : [window.Date.now()]));
    }
    static now() {
      return moment;
    }
  };
}

/** Tells Storybook something; what went wrong until the story was drawn and played. @returns {Promise<string[]>} */
export function finished(event, payload, id) {
  const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
  const errors = [];
  const failed = (error) => errors.push(String(error?.message ?? error?.description ?? error));
  const failures = ['playFunctionThrewException', 'storyThrewException', 'storyErrored', 'storyMissing', 'unhandledErrorsWhilePlaying'];
  for (const name of failures) channel.on(name, failed);
  return new Promise((resolve) => {
    const done = ({ storyId }) => {
      if (storyId !== id) return;
      channel.off('storyFinished', done);
      for (const name of failures) channel.off(name, failed);
      resolve(errors);
    };
    channel.on('storyFinished', done);
    channel.emit(event, payload);
  });
}

/** @param {number} frames */
export async function drawn(frames) {
  for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
}

/** What is about to appear has appeared: some things wait a moment, lest they flicker. */
export function finishAnimations() {
  const beneath = (root) => [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? beneath(shadowRoot) : []))];
  for (const animation of beneath(document).flatMap((root) => root.getAnimations())) if (animation.effect.getComputedTiming().endTime < Infinity) animation.finish();
}

/** @typedef {{ only?: readonly string[], without?: readonly string[] }} Rules of those that the stories are under: see .storybook/preview.ts */

/** @param {Rules} [rules] @returns {Promise<string[]>} */
export async function violationsOf({ only, without = [] } = {}) {
  const { runOnly } = window.__STORYBOOK_PREVIEW__.storyStoreValue.projectAnnotations.parameters.a11y.options;
  const { violations } = await window.axe.run('.stage', {
    runOnly: only ? { type: 'rule', values: only } : runOnly, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    resultTypes: ['violations'], iframes: false, preload: false,
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`));
}

/** axe passes whatever an element that was never registered shows. */
export function undefinedElements() {
  const beneath = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? beneath(one.shadowRoot) : [])]);
  return [...new Set(beneath(document).filter((one) => one.matches(':not(:defined)')).map(({ localName }) => `<${localName}> is not defined`))];
}

/** Where the place of a story and what floats above it are. */
export function contentOf() {
  const beneath = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? beneath(one.shadowRoot) : [])]);
  const place = document.querySelector('.place');
  const boxes = [place, ...beneath(place).filter((one) => one.matches(':popover-open, [part=popup]:not([hidden])'))].map((one) => one.getBoundingClientRect());
  return {
    left: Math.min(...boxes.map(({ left }) => left)), right: Math.max(...boxes.map(({ right }) => right)), bottom: Math.max(48, ...boxes.map(({ bottom }) => bottom)),
    narrow: place.clientWidth <= 280, rtl: getComputedStyle(place).direction === 'rtl',
  };
}
