// Every public name, with all of its types looked into.
export type * as Cordboard from 'cordboard';
export type * as Connect from 'cordboard/connect.js';
export type * as Crm from 'cordboard/crm.js';
export type * as ClickToDial from 'cordboard/click-to-dial.js';
export type * as Centre from 'cordboard/centre.js';
export type * as Bridge from 'cordboard/bridge.js';
export type * as Sim from 'cordboard/sim.js';
export type * as Jsx from 'cordboard/jsx';
