import { RequestSender, type Dialog, type SipMessage, type Ua } from './jssip.js';

interface What {
  readonly headers?: readonly string[];
  readonly body?: string;
}

/**
 * One request within a dialog (RFC 3261 section 12.2), and its final answer, whatever it is; undefined when none came: the connection was lost, or
 * nobody spoke for 32 s. Unlike JsSIP's own ways to ask, none of these ends the call.
 */
export function ask(ua: Ua, dialog: Dialog, method: 'INVITE' | 'UPDATE' | 'MESSAGE' | 'INFO' | 'BYE', { headers = [], body }: What = {}): Promise<SipMessage | undefined> {
  const isOffer = method === 'INVITE';
  return new Promise((resolve) => {
    const settle = (response: SipMessage | undefined): void => {
      if (isOffer) dialog.uac_pending_reply = false;
      resolve(response);
    };
    const sender = new RequestSender(ua, dialog._createRequest(method, headers, body ?? null), {
      onReceiveResponse: (response) => {
        if (response.status_code! < 200) return;
        if (isOffer && response.status_code! < 300) dialog.sendRequest('ACK'); // Also each time it is said again.
        settle(response);
      },
      onRequestTimeout: () => settle(undefined),
      onTransportError: () => settle(undefined),
      onAuthenticated: () => {
        dialog._local_seqnum += 1;
        if (isOffer) dialog._outgoing_ack_seqnum = dialog._local_seqnum;
      },
    });
    if (isOffer) dialog.uac_pending_reply = true;
    sender.send();
  });
}

/** An answer of a dialog that no longer is (RFC 3261 section 12.2.1.2). */
export const isGone = (response: SipMessage | undefined): boolean => response?.status_code === 481;

export const isAgreed = (response: SipMessage | undefined): response is SipMessage =>
  response !== undefined && response.status_code! >= 200 && response.status_code! < 300;
