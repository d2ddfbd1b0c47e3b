/** @lit/localize tells the window of a change of language; under Node there is none. */
Object.assign(globalThis, { window: new EventTarget() });
