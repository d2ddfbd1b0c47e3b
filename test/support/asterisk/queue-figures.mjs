/**
 * A queue as the PBX itself tells it, in our words: what a board must show.
 * @param {{ ami: any }} pbx @param {string} queue
 */
export async function queueOfPbx({ ami }, queue) {
  const { events } = await ami.action('QueueStatus', { Queue: queue });
  const of = (kind) => events.filter(({ Event }) => Event === kind);
  const [params] = of('QueueParams');
  return {
    answered: Number(params.Completed), abandoned: Number(params.Abandoned), wait: 1000 * params.Holdtime, talk: 1000 * params.TalkTime,
    callers: of('QueueEntry').map(({ CallerIDName }) => CallerIDName),
    members: of('QueueMember').map(({ Location, Paused, PausedReason, CallsTaken }) => [Location.replace('PJSIP/', ''), Paused === '1', PausedReason, Number(CallsTaken)]).sort(),
  };
}

/** The same of a board. It runs in pages too, so it needs nothing from here. */
export const queueOfBoard = ({ queues }, queue) => {
  const found = queues.find(({ id }) => id === queue);
  return found?.figures && {
    answered: found.figures.answered, abandoned: found.figures.abandoned, wait: found.figures.averageWait, talk: found.figures.averageTalk,
    callers: found.waiting.map(({ name }) => name),
    members: found.members.map(({ agent, paused, reason, answered }) => [agent, paused, reason ?? '', answered]).sort(),
  };
};

/** Somebody joins the queue behind a number and listens to its music. @param {{ ami: any }} pbx @param {string} number @param {string} name @param {string} callerNumber */
export const callQueue = ({ ami }, number, name, callerNumber) => ami.action('Originate', {
  Channel: `Local/${number}@office/n`, Application: 'Wait', Data: '600', CallerID: `"${name}" <${callerNumber}>`, Async: 'true',
});

/** They give up. @param {{ ami: any }} pbx @param {string} queue @param {string} name */
export async function giveUp({ ami }, queue, name) {
  const { events } = await ami.action('QueueStatus', { Queue: queue });
  const { Channel } = events.find(({ Event, CallerIDName }) => Event === 'QueueEntry' && CallerIDName === name);
  await ami.action('Hangup', { Channel: Channel.replace(/2$/, '1') });
}
