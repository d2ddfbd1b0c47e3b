/** What a phone must make of each message: `accepted` by the parser (whatever the phone then answers), `dropped`, or the status of its answer. */
export type Verdict = 'accepted' | 'dropped' | 'throws' | number;

/** RFC 4475, by section. Several: the RFC leaves the choice. */
export const rfc4475: Readonly<Record<string, readonly [section: string, ...verdicts: Verdict[]]>> = {
  'wsinv': ['3.1.1.1', 'accepted'], 'intmeth': ['3.1.1.2', 'accepted'], 'esc01': ['3.1.1.3', 'accepted'], 'escnull': ['3.1.1.4', 'accepted'], 'esc02': ['3.1.1.5', 'accepted'],
  'lwsdisp': ['3.1.1.6', 'accepted'], 'longreq': ['3.1.1.7', 'accepted'], 'dblreq': ['3.1.1.8', 'accepted'], 'semiuri': ['3.1.1.9', 'accepted'], 'transports': ['3.1.1.10', 'accepted'],
  'mpart01': ['3.1.1.11', 'accepted'], 'unreason': ['3.1.1.12', 'accepted'], 'noreason': ['3.1.1.13', 'accepted'],
  'badinv01': ['3.1.2.1', 400], 'clerr': ['3.1.2.2', 400], 'ncl': ['3.1.2.3', 400], 'scalar02': ['3.1.2.4', 400], 'scalarlg': ['3.1.2.5', 'dropped'], 'quotbal': ['3.1.2.6', 400],
  'ltgtruri': ['3.1.2.7', 400], 'lwsruri': ['3.1.2.8', 400], 'lwsstart': ['3.1.2.9', 400], 'trws': ['3.1.2.10', 400], 'escruri': ['3.1.2.11', 400],
  // "An element shouldn't do that unless the contents of the Date header field were actually important to its processing": they are not.
  'baddate': ['3.1.2.12', 'accepted'],
  'regbadct': ['3.1.2.13', 400], 'badaspec': ['3.1.2.14', 400], 'baddn': ['3.1.2.15', 400], 'badvers': ['3.1.2.16', 505], 'mismatch01': ['3.1.2.17', 400],
  'mismatch02': ['3.1.2.18', 400, 501], 'bigcode': ['3.1.2.19', 'dropped'],
  'badbranch': ['3.2.1', 'accepted', 400],
  'insuf': ['3.3.1', 400], 'unkscm': ['3.3.2', 416], 'novelsc': ['3.3.3', 416], 'unksm2': ['3.3.4', 'accepted', 400], 'bext01': ['3.3.5', 420], 'invut': ['3.3.6', 415],
  'regaut01': ['3.3.7', 'accepted'], 'multi01': ['3.3.8', 400], 'mcl01': ['3.3.9', 400], 'bcast': ['3.3.10', 'dropped'], 'zeromf': ['3.3.11', 'accepted'],
  'cparam01': ['3.3.12', 'accepted'], 'cparam02': ['3.3.13', 'accepted'], 'regescrt': ['3.3.14', 'accepted'], 'sdp01': ['3.3.15', 406],
  // "Should be accepted by elements that want to maintain backwards compatibility" with RFC 2543: without a Contact, a phone of today could not be acknowledged.
  'inv2543': ['3.4.1', 'accepted', 400],
};

/** RFC 5118. */
export const rfc5118: typeof rfc4475 = {
  'ipv6-good': ['4.1', 'accepted'], 'ipv6-bad': ['4.2', 400], 'port-ambiguous': ['4.3', 'accepted'], 'port-unambiguous': ['4.4', 'accepted'],
  'via-received-param-with-delim': ['4.5', 'accepted'], 'via-received-param-no-delim': ['4.5', 'accepted'], 'ipv6-in-sdp': ['4.6', 'accepted'], 'mult-ip-in-header': ['4.7', 'accepted'],
  'mult-ip-in-sdp': ['4.8', 'accepted'], 'ipv4-mapped-ipv6': ['4.9', 'accepted'], 'ipv6-bug-abnf-3-colons': ['4.10', 'accepted', 400], 'ipv6-correct-abnf-2-colons': ['4.10', 'accepted'],
};
