import { callById, customerNumber, handoverFor, popOf, type CallId } from '../core/index.js';
import { askCrm, type Flow } from '../desk/index.js';

/** How long the CRM may think, ms. */
const patience = 10_000;

/**
 * The paper of a call that is passed on goes through the CRM, whole: what travels with the call is short, and some PBXs let nothing
 * through. Whoever gets such a call asks the CRM for it.
 */
export const handOver: Flow = ({ desk, ports: { crm }, signal, emit }) => {
  const asked = new Set<CallId>();

  const leave = (callId: CallId, target: string): void => {
    const handover = handoverFor(desk.state, callId);
    if (handover && crm?.share) askCrm((limit) => crm.share!(handover, userOf(target), limit), patience, signal).catch(() => {}); // What fits went with the call.
  };
  /** Ours, as far as it has come. The colleague's page may have been slower with the CRM than the PBX was with the call: it is asked for more than once. */
  const fetch = async (callId: CallId): Promise<void> => {
    const call = callById(desk.state, callId);
    if (!call || call.direction !== 'incoming' || !crm?.shared) return;
    const reference = popOf(desk.state, callId)?.handover?.reference;
    const question = { to: userOf(desk.state.line.uri ?? ''), number: customerNumber(call), ...(reference !== undefined && { reference }) };
    const handover = await askCrm((limit) => crm.shared!(question, limit), patience, signal);
    if (handover && popOf(desk.state, callId)) emit({ type: 'handover-received', callId, handover });
  };
  const fetchWhatIsMissing = (callId: CallId): void => {
    const had = popOf(desk.state, callId)?.handover;
    if (!had || had.cut) fetch(callId).catch(() => {}); // The call is there without it.
  };

  desk.subscribe((_, event) => {
    switch (event.type) {
      // The agent may have written more since the consultation began: it is left once more when that is completed.
      case 'call-transfer-changed': if (event.transfer.status === 'asked') leave(event.callId, event.transfer.target); break;
      case 'desk-restored': for (const { callId } of event.state.pops) asked.add(callId); break;
      case 'call-started': if (event.call.consultFor) leave(event.call.consultFor, event.call.peer.number); break;
      case 'customer-searching': {
        if (asked.has(event.callId)) break;
        asked.add(event.callId);
        fetchWhatIsMissing(event.callId);
        break;
      }
      case 'call-answered': if (asked.has(event.callId)) fetchWhatIsMissing(event.callId); break;
      // The consultation has become the transfer.
      case 'call-peer-changed': if (popOf(desk.state, event.callId)) fetch(event.callId).catch(() => {}); break;
      case 'call-cleared': asked.delete(event.callId); break;
      default:
    }
  });
};

const userOf = (address: string): string => address.replace(/^sips?:|@.*$/gi, '');
