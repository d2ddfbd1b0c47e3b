/** Why a message goes no further, and what a request is answered for it; the words say what is wrong with it (RFC 3261 section 21.4.1). */
export const refusals = {
  'too-large': [513, 'Message Too Large'],
  'too-long': [513, 'Header Field Too Long'],
  'too-many': [513, 'Too Many Header Fields'],
  'not-sip': [400, 'Not SIP'],
  'bad-version': [505, 'Version Not Supported'],
  'bad-line': [400, 'Malformed Request-Line'],
  'bad-status': [400, 'Malformed Status-Line'],
  'bad-scheme': [416, 'Unsupported URI Scheme'],
  'no-end': [400, 'No Empty Line Behind The Header'],
  'no-colon': [400, 'Header Field Without Colon'],
  'bad-name': [400, 'Malformed Header Field Name'],
  'control': [400, 'Stray Control Character'],
  'missing': [400, 'Missing Header Field'],
  'duplicate': [400, 'Duplicate Header Field'],
  'bad-cseq': [400, 'Bad CSeq'],
  'bad-number': [400, 'Number Out Of Range'],
  'bad-length': [400, 'Bad Content-Length'],
  'bad-contact': [400, 'Bad Contact'],
  'bad-escape': [400, 'Bad Escape'],
  'bad-extension': [420, 'Bad Extension'],
  'not-acceptable': [406, 'Not Acceptable'],
  /** JsSIP's grammar could not read it. */
  'unreadable': [400, 'Malformed Header Field'],
  /** JsSIP, or what listens to it, threw. */
  'threw': [400, 'Bad Request'],
} as const satisfies Readonly<Record<string, readonly [status: number, words: string]>>;

export type Refusal = keyof typeof refusals;

/** What is let in, in UTF-16 units; the times are what JsSIP's parser takes for the worst that fits, on a desk computer. */
export const limits = {
  /** A frame: header and body. A browser's offer has 3,000 to 8,000. */
  frame: 65_536,
  /** All header fields: 25 ms. */
  head: 16_384,
  /** One header field, unfolded: fifty registrations of one account. */
  field: 8_192,
  fields: 128,
} as const;
