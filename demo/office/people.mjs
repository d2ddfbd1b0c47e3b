/**
 * Who works in the demo's office, for what, and who rings it. The telephone numbers are of the ranges that films use.
 * @typedef {{ user: string, name: string, password: string, queues?: string[], regions?: string[] }} Agent
 *   The queues they work for, and the regions whose callers they know best.
 * @typedef {object} CustomerCard
 * @property {string} id
 * @property {string} name
 * @property {string} number
 * @property {string} company
 * @property {string} queue What they usually call about.
 * @property {string} keys What they press in the menu.
 * @property {string} [tier] A VIP's.
 * @property {string} [agent] Their own agent.
 * @property {number} [patience] Seconds they wait for somebody to answer.
 * @property {string[]} clips
 */

/** @type {import('./acd/queue.mjs').QueueConfig[]} */
export const queues = [
  { id: 'orders', name: 'Orders', extension: '501', strategy: 'longest-idle' },
  { id: 'billing', name: 'Billing', extension: '502', strategy: 'fewest-calls', byRegion: true },
  { id: 'support', name: 'Support', extension: '503', strategy: 'last-agent' },
];

/** The priority of each tier. */
export const tiers = { Gold: 10, Silver: 5 };

/** By prefix of the number. */
export const regions = { '+1': 'America', '+44': 'Britain' };

/** @type {Agent[]} */
export const agents = [
  { user: '1001', name: 'Ada Byron', password: 'demo-1001', queues: ['orders', 'billing', 'support'], regions: ['Britain'] },
  { user: '1002', name: 'Grace Murray', password: 'demo-1002', queues: ['orders', 'support'], regions: ['America'] },
  { user: '1003', name: 'Alan Mathison', password: 'demo-1003', queues: ['billing', 'support'], regions: ['Britain'] },
];

/** What they say is in clips/make.sh. @type {CustomerCard[]} */
export const customers = [
  { id: 'C-1001', name: 'Maria Lindqvist', number: '+12125550142', company: 'Lindqvist Bakery', queue: 'Orders', keys: '12', tier: 'Gold' },
  { id: 'C-1002', name: 'Tom Okafor', number: '+442079460118', company: 'Okafor Cycles', queue: 'Billing', keys: '2' },
  { id: 'C-1003', name: 'Jean Moreau', number: '+13125550167', company: 'Moreau & Sons', queue: 'Support', keys: '31' },
  { id: 'C-1004', name: 'Priya Raman', number: '+442079460731', company: 'Raman Dental', queue: 'Support', keys: '32', agent: '1001' },
  { id: 'C-1005', name: 'Walter Stone', number: '+14155550109', company: 'Stone Garden Centre', queue: 'Orders', keys: '12', patience: 25 },
].map((card) => ({ ...card, clips: ['problem', 'farewell'].map((line) => `${card.name.split(' ')[0].toLowerCase()}-${line}`) }));
