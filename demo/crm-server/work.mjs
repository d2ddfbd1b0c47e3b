const outcomes = { talked: 'Call', missed: 'Missed call', abandoned: 'Hung up in the queue', declined: 'Declined call', elsewhere: 'Call, taken elsewhere', unanswered: 'No answer', failed: 'Call that failed' };

/** What a call leaves behind with a customer: an entry, a contact, and work to do. One that was changed leaves it in the place of what it left before. */
export function work(contact, interaction, colleague) {
  const { id, outcome, direction, disposition, notes, startedAt, endedAt, callbackAt, workOrder } = interaction;
  const title = disposition ? disposition.path.at(-1) ?? disposition.code : outcomes[outcome];
  const place = withdraw(contact, id);
  contact.timeline.splice(place, 0, { id, at: startedAt, kind: 'call', title, ...(notes && { detail: notes.slice(0, 2_000) }), agent: colleague.name, ...(outcome !== 'talked' && direction === 'incoming' && { missed: true }) });
  if (outcome === 'talked' && place === 0) contact.contact = { colleague, since: startedAt, until: endedAt ?? startedAt };
  if (callbackAt) contact.work.push({ id: `CB-${id}`, kind: 'callback', title: notes ? notes.split('\n')[0].slice(0, 120) : 'Call back', status: 'open', due: callbackAt });
  if (workOrder) contact.work.push({ id: `WO-${id}`, kind: 'order', title: workOrder, status: 'new' });
}

/** Takes away what a call left behind. @returns {number} Where its entry was; 0, where there was none. */
export function withdraw(contact, id) {
  const place = Math.max(0, contact.timeline.findIndex((entry) => entry.id === id));
  contact.timeline = contact.timeline.filter((entry) => entry.id !== id);
  contact.work = contact.work.filter((one) => one.id !== `CB-${id}` && one.id !== `WO-${id}`);
  return place;
}
