/** What the CRM refuses, in words (RFC 9457). */
export class Problem extends Error {
  /** @param {number} status @param {string} title @param {string} [detail] @param {Record<string, string>} [headers] */
  constructor(status, title, detail, headers = {}) {
    super(detail ?? title);
    Object.assign(this, { status, title, detail, headers });
  }

  get body() {
    const { status, title, detail } = this;
    return { type: 'about:blank', status, title, ...(detail && { detail }) };
  }
}
