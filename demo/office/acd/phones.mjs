/** The agents' telephones, as the ACD sees them. */
import { ring } from '../dial.mjs';
import { IncomingLeg } from '../incoming-leg.mjs';

/** @param {import('../switchboard.mjs').Switchboard} office @returns {import('./roster.mjs').Phones} */
export const phonesOf = (office) => ({
  state(user) {
    const legs = [...office.legs].filter(({ agent }) => agent === user);
    if (legs.some((leg) => leg.established || leg instanceof IncomingLeg)) return 'on-call';
    if (legs.length) return 'ringing';
    return office.registrar.bindings(user).length ? 'idle' : 'unreachable';
  },
  ring: (user, call) => ring(user, { office, ...call }),
});
