import { svg } from 'lit';
import { icon } from './icon.js';

export * from './notice-icons.js';

/** It points along the line, so it turns round where lines run from right to left. */
const flips = 'icon flip';

const handset = 'M5.2 4h2.9a1 1 0 0 1 .95.68l1.1 3.3a1 1 0 0 1-.35 1.1L8.2 10.3a12 12 0 0 0 5.5 5.5l1.22-1.6a1 1 0 0 1 1.1-.35l3.3 1.1a1 1 0 0 1 .68.95v2.9A1.2 1.2 0 0 1 18.8 20 14.8 14.8 0 0 1 4 5.2 1.2 1.2 0 0 1 5.2 4Z';

// Each by itself, and marked as pure: an element brings along the icons it shows, and no others.
export const phone = /* @__PURE__ */ icon(() => svg`<path d=${handset} />`);
export const hangUp = /* @__PURE__ */ icon(() => svg`<g transform="rotate(135 12 12) translate(-.4 .4)"><path d=${handset} /></g>`);
export const incoming = /* @__PURE__ */ icon(() => svg`<path d="M18 6 7 17M7 8.5V17h8.5" />`, flips);
export const outgoing = /* @__PURE__ */ icon(() => svg`<path d="M6 18 17 7M8.5 7H17v8.5" />`, flips);
export const pause = /* @__PURE__ */ icon(() => svg`<path d="M8.5 6v12M15.5 6v12" />`);
export const play = /* @__PURE__ */ icon(() => svg`<path d="M8 5.6v12.8a.6.6 0 0 0 .92.5l9.9-6.4a.6.6 0 0 0 0-1L8.92 5.1A.6.6 0 0 0 8 5.6Z" />`);
export const mic = /* @__PURE__ */ icon(() => svg`<rect x="9" y="3.5" width="6" height="10.5" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v2.5" />`);
export const micOff = /* @__PURE__ */ icon(() => svg`<path d="M15 10.8V6.5a3 3 0 0 0-5.8-1.1M9 9v2a3 3 0 0 0 4.6 2.5M5.5 11.5a6.5 6.5 0 0 0 10.6 5M18.5 11.5c0 .9-.2 1.8-.5 2.5M12 18v2.5M4 4l16 16" />`);
export const keypad = /* @__PURE__ */ icon(() => svg`<g fill="currentColor" stroke="none">${[5.5, 12, 18.5].map((y) => [5.5, 12, 18.5].map((x) => svg`<circle cx=${x} cy=${y} r="1.6" />`))}</g>`);
export const transfer = /* @__PURE__ */ icon(() => svg`<path d="M4 18v-3a5 5 0 0 1 5-5h10.5M15 5.5l4.5 4.5-4.5 4.5" />`, flips);
export const merge = /* @__PURE__ */ icon(() => svg`<path d="M5 5h1.5a4 4 0 0 1 3.2 1.6l1.6 2.2A4 4 0 0 0 14.5 12h5M5 19h1.5a4 4 0 0 0 3.2-1.6l1.6-2.2A4 4 0 0 1 14.5 12M16 8.5l3.5 3.5-3.5 3.5" />`, flips);
export const consult = /* @__PURE__ */ icon(() => svg`<path d="M9.5 14.5H8l-3.5 3V5.5A1.5 1.5 0 0 1 6 4h8a1.5 1.5 0 0 1 1.5 1.5v3" /><path d="M10 11h8.5a1.5 1.5 0 0 1 1.5 1.5V20l-3-2.5h-7A1.5 1.5 0 0 1 8.5 16v-3.5A1.5 1.5 0 0 1 10 11Z" />`);
export const person = /* @__PURE__ */ icon(() => svg`<circle cx="12" cy="8" r="4" /><path d="M4.5 20a7.5 7.5 0 0 1 15 0" />`);
export const speaker = /* @__PURE__ */ icon(() => svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4ZM15.5 9a4 4 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />`);
export const backspace = /* @__PURE__ */ icon(() => svg`<path d="M9 5.5h10A1.5 1.5 0 0 1 20.5 7v10a1.5 1.5 0 0 1-1.5 1.5H9L3.5 12 9 5.5ZM11.5 9.5l5 5M16.5 9.5l-5 5" />`);
export const redial = /* @__PURE__ */ icon(() => svg`<path d="M5 12a7 7 0 1 1 2.1 5M5 20v-3.5h3.5" />`);
export const pencil = /* @__PURE__ */ icon(() => svg`<path d="m4.5 19.5 1-4.2L16 4.8a1.6 1.6 0 0 1 2.3 0l.9.9a1.6 1.6 0 0 1 0 2.3L8.7 18.5z" />`);
export const popOut = /* @__PURE__ */ icon(() => svg`<path d="M10.5 5H7a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-3.5M14 5h5v5M19 5l-7.5 7.5" />`, flips);
export const clock = /* @__PURE__ */ icon(() => svg`<circle cx="12" cy="12" r="8" /><path d="M12 7.5V12l3 2" />`);
