/** What happened with the demo's customers before today. */
const hour = 3_600_000;
const day = 24 * hour;

/** How long ago, what, and by whom. @type {Record<string, [ago: number, entry: object][]>} */
const pasts = {
  'C-1001': [
    [2 * day, { kind: 'call', title: 'Four bags of rye flour were missing', detail: 'Counted twice. Promised the rest by tomorrow, at no charge.', agent: 'Ada Byron' }],
    [2 * day + hour, { kind: 'email', title: 'Photo of the delivery note', agent: 'Ada Byron' }],
    [3 * day, { kind: 'order', title: 'WO-20418: rye flour, 40 bags' }],
    [16 * day, { kind: 'call', title: 'No answer', missed: true, agent: 'Grace Murray' }],
    [41 * day, { kind: 'visit', title: 'New oven looked at', detail: 'Needs a wider door for the next one.', agent: 'Alan Mathison' }],
    [90 * day, { kind: 'note', title: 'Prefers to be called before seven in the morning', agent: 'Ada Byron' }],
  ],
  'C-1002': [
    [9 * day, { kind: 'call', title: 'Invoice 5581 appears twice on the statement', detail: 'Sent to accounts; he wants a credit note, no voucher.', agent: 'Alan Mathison' }],
    [10 * day, { kind: 'message', title: 'Asked by chat where his credit note is' }],
    [24 * day, { kind: 'order', title: 'WO-20377: 12 inner tubes, 6 chains' }],
  ],
  'C-1003': [
    [26 * hour, { kind: 'call', title: 'The mixer stops after ten minutes', detail: 'Gets hot at the belt. Part ordered; technician once it is there.', agent: 'Grace Murray' }],
    [27 * hour, { kind: 'call', title: 'Hung up in the queue', missed: true }],
    [200 * day, { kind: 'visit', title: 'Yearly service', detail: 'Belt worn, still good.', agent: 'Alan Mathison' }],
  ],
  'C-1004': [
    [5 * day, { kind: 'call', title: 'Chair 2 does not go down', detail: 'Technician promised within eight hours.', agent: 'Ada Byron' }],
    [33 * day, { kind: 'email', title: 'Contract renewed for two years', agent: 'Ada Byron' }],
  ],
  'C-1006': [[30 * day, { kind: 'call', title: 'Asked for the workshop catalogue', agent: 'Grace Murray' }]],
};

/** @param {string} id @param {(ms: number) => string} at */
export const timelineOf = (id, at) => (pasts[id] ?? []).map(([ago, entry], index) => ({ id: `${id}-${index}`, at: at(-ago), ...entry }));
