// For pages that take no module script: loads the module from where this file came. `Cordboard` is a promise of its names.
const { src } = document.currentScript as HTMLScriptElement;
Object.assign(globalThis, { Cordboard: import(new URL('cordboard.js', src).href) });
