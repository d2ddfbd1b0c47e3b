/**
 * Who works in the demo's office, and who rings it. The telephone numbers are of the ranges that films use.
 * @typedef {{ user: string, name: string, password: string }} Agent
 * @typedef {{ id: string, name: string, number: string, company: string, queue: string, clips: string[] }} CustomerCard
 */

/** @type {Agent[]} */
export const agents = [
  { user: '1001', name: 'Ada Byron', password: 'demo-1001' },
  { user: '1002', name: 'Grace Murray', password: 'demo-1002' },
  { user: '1003', name: 'Alan Mathison', password: 'demo-1003' },
];

/** What they say is in clips/make.sh. @type {CustomerCard[]} */
export const customers = [
  { id: 'C-1001', name: 'Maria Lindqvist', number: '+12125550142', company: 'Lindqvist Bakery', queue: 'Orders' },
  { id: 'C-1002', name: 'Tom Okafor', number: '+442079460118', company: 'Okafor Cycles', queue: 'Billing' },
  { id: 'C-1003', name: 'Jean Moreau', number: '+13125550167', company: 'Moreau & Sons', queue: 'Support' },
  { id: 'C-1004', name: 'Priya Raman', number: '+442079460731', company: 'Raman Dental', queue: 'Support' },
  { id: 'C-1005', name: 'Walter Stone', number: '+14155550109', company: 'Stone Garden Centre', queue: 'Orders' },
].map((card) => ({ ...card, clips: ['problem', 'farewell'].map((line) => `${card.name.split(' ')[0].toLowerCase()}-${line}`) }));
