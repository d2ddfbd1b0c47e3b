/** What a queue counts. */
export class Figures {
  answered = 0;
  abandoned = 0;
  #inTime = 0;
  #waited = 0;
  #talks = 0;
  #talked = 0;
  #within;

  /** @param {number} within The wait, in ms, that the service level takes for good. */
  constructor(within) {
    this.#within = within;
  }

  /** @param {number} wait ms */
  answer(wait) {
    this.answered++;
    this.#waited += wait;
    if (wait <= this.#within) this.#inTime++;
  }

  /** @param {number} talk ms */
  complete(talk) {
    this.#talks++;
    this.#talked += talk;
  }

  abandon() {
    this.abandoned++;
  }

  /** As the centre protocol has them. */
  all() {
    return {
      answered: this.answered,
      abandoned: this.abandoned,
      averageWait: average(this.#waited, this.answered),
      averageTalk: average(this.#talked, this.#talks),
      serviceLevel: { within: this.#within, ...(this.answered && { share: this.#inTime / this.answered }) },
    };
  }
}

const average = (sum, count) => (count ? Math.round(sum / count) : 0);
