const first = 'INVITE sip:1001@192.0.2.9;transport=ws SIP/2.0';
const fields = ['Via: SIP/2.0/WSS 192.0.2.1;branch=z9hG4bKhostile', 'Max-Forwards: 70', 'From: <sip:1@pbx.example>;tag=1', 'To: <sip:1001@pbx.example>', 'Call-ID: hostile', 'CSeq: 1 INVITE'];
const contact = 'Contact: <sip:1@192.0.2.1>';

/** Ten ways to fill a frame so that a parser which trusts its peer takes long over it. @param {number} size characters, about @returns {Record<string, string | ArrayBuffer>} */
export function hostileFrames(size) {
  const filled = (piece) => piece.repeat(Math.ceil(size / piece.length));
  const invite = (lines, body = '') => [first, ...fields, ...lines, `Content-Length: ${body.length}`, '', body].join('\r\n');
  return {
    'one line without a colon': invite([contact, filled('a')]),
    'lines without a colon': invite([contact, ...filled('a '.repeat(20)).match(/.{40}/g)]),
    'short header fields': invite([contact, ...filled('X:\r\n').split('\r\n').filter(Boolean)]),
    'contacts in one line': invite([`Contact: ${filled('<sip:a@b>,')}<sip:a@b>`]),
    'a Contact a line': invite(filled('m:<sip:a@b>\n').split('\n').filter(Boolean)),
    'folded lines': invite([contact, 'X: a', ...filled(' a\n').split('\n').filter(Boolean)]),
    'parameters': invite([`${contact}${filled(';a=b')}`]),
    'a name in quotes that never ends': invite([contact.replace('<', `"${filled('\\"')}<`)]),
    'a body': invite([contact, 'Content-Type: application/sdp'], filled('a=x\r\n')),
    'no line at all, as bytes': new TextEncoder().encode(filled('\u0000')).buffer,
  };
}
