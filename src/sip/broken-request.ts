import type { SipMessage, Ua } from './jssip.js';

/**
 * Ends what JsSIP had begun for a request before it threw: the call that rings already, or else the transaction, which would wait for
 * its answer for ever. Either sends the answer; where there is neither, nothing is sent.
 *
 * @param request Undefined where it was its parser that threw: nothing had begun.
 */
export function endBroken(ua: Ua, request: SipMessage | undefined, answer: string): void {
  if (!request) return;
  const { method, via_branch: branch, call_id, from_tag, to_tag } = request;
  const session = method === 'INVITE' && !to_tag ? ua._sessions[`${call_id}${from_tag}`] : undefined;
  const transaction = ua._transactions[method === 'INVITE' ? 'ist' : 'nist'][branch];
  const ways = [
    () => { if (session && session._request?.via_branch === branch && !session.isEnded()) session.terminate({ status_code: 400 }); },
    () => transaction?.receiveResponse(400, answer),
  ];
  for (const way of ways) {
    try {
      way();
    } catch {
      // What broke it breaks its end, too; the next way is plainer.
    }
  }
}
