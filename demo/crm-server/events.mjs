/** What happens in the CRM, told to its pages as it does: Server-Sent Events. */
export class Events {
  /** @type {Set<import('node:http').ServerResponse>} */
  #pages = new Set();
  /** The last ones, for a page that comes later or was away. @type {{ id: number, text: string }[]} */
  #last = [];
  #next = 1;
  #beat = setInterval(() => this.#send(': still here\n\n'), 15_000).unref();

  /** @param {string} event @param {object} data */
  tell(event, data) {
    const id = this.#next++;
    const text = `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    this.#last = [...this.#last, { id, text }].slice(-100);
    this.#send(text);
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  open(request, response) {
    const after = Number(request.headers['last-event-id'] ?? 0);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    response.write(`retry: 1000\n\n${this.#last.filter(({ id }) => !(id <= after)).map(({ text }) => text).join('')}`);
    this.#pages.add(response);
    response.on('close', () => this.#pages.delete(response));
  }

  get size() {
    return this.#pages.size;
  }

  stop() {
    clearInterval(this.#beat);
    for (const page of this.#pages) page.end();
  }

  #send(text) {
    for (const page of this.#pages) {
      if (page.writableLength > 1_000_000) page.destroy(); // It does not read; it comes back with the number of the last it had.
      else page.write(text);
    }
  }
}
