import { deliveryPlace } from '../e2e/delivery-page.mjs';
import { killedAt, killSteps } from '../e2e/kill-steps.mjs';
import { startCrm } from '../support/crm-server.mjs';

const kills = Number(process.env.SOAK_KILLS ?? 50);
const modes = ['ok', 'ok', 'late', 'lost', '500', '409'];

/** The browser is killed at each step from the first keystroke to the CRM's answer, many times each, while the CRM has its moods. Each call ends there once. */
export default async function delivery() {
  const crm = await startCrm();
  const place = await deliveryPlace(crm);
  let tabs = await place.open();
  let calls = 0;
  for (let round = 0; round < kills; round++) {
    for (const step of Object.keys(killSteps)) {
      const answers = modes[calls % modes.length];
      // A CRM that only fails would never have the call acknowledged: it fails until the browser is dead.
      crm.mode = step === 'the CRM has answered' && answers === 'lost' ? 'ok' : answers;
      const healing = setTimeout(() => { crm.mode = 'ok'; }, 3_000);
      tabs = await killedAt(place, crm, tabs, step, `+1555${String(calls++).padStart(6, '0')}`);
      clearTimeout(healing);
    }
    if (round % 10 === 9) console.log(`${calls} kills`);
  }
  const again = [...crm.sent.values()].filter((times) => times > 1).length;
  console.log(`${calls} kills, ${Object.keys(killSteps).length} steps: the CRM has ${crm.kept.size} calls, each once; ${again} were sent more than once; the browser found its database corrupt ${place.losses()} times`);
  if (crm.kept.size !== calls) throw new Error(`${calls} calls, but the CRM has ${crm.kept.size}`);
  await place.stop();
  crm.stop();
}
