import { svg } from 'lit';
import { icon } from './icon.js';

// Those of what is shown before anybody calls: they come to a page at once, and the others (icons.ts) when it is idle.
export const headset = /* @__PURE__ */ icon(() => svg`<path d="M4.5 15v-2.5a7.5 7.5 0 0 1 15 0V15M19.5 16v1.5a3 3 0 0 1-3 3H13" /><rect x="3.5" y="13.5" width="4" height="5.5" rx="1.5" /><rect x="16.5" y="13.5" width="4" height="5.5" rx="1.5" />`);
export const bell = /* @__PURE__ */ icon(() => svg`<path d="M6 10a6 6 0 0 1 12 0c0 5 1.8 6.5 1.8 6.5H4.2S6 15 6 10ZM10 19.5a2.2 2.2 0 0 0 4 0" />`);
export const chevron = /* @__PURE__ */ icon(() => svg`<path d="m7 10 5 5 5-5" />`);
export const check = /* @__PURE__ */ icon(() => svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`);
export const alert = /* @__PURE__ */ icon(() => svg`<path d="M12 4.2 3.4 19a.7.7 0 0 0 .6 1h16a.7.7 0 0 0 .6-1L12 4.2ZM12 10v4.5M12 17.2v.1" />`);
export const wifiOff = /* @__PURE__ */ icon(() => svg`<path d="M4 4l16 16M8.5 15.5a5 5 0 0 1 5.6-1M5.5 12a9.3 9.3 0 0 1 4-2.2M3 8.5a13 13 0 0 1 3.4-2.2M13 9.3a9.3 9.3 0 0 1 5.5 2.7M10.2 5.1A13 13 0 0 1 21 8.5M12 19v.1" />`);
export const close = /* @__PURE__ */ icon(() => svg`<path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />`);
