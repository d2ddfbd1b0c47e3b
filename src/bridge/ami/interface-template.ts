/** Which agent a queue's interface belongs to, by a template such as `PJSIP/{agent}`. */
export class InterfaceTemplate {
  readonly #head: string;
  readonly #tail: string;

  /** Throws an Error for one that names no agent. */
  constructor(template: string) {
    const [head, tail, ...more] = template.split('{agent}');
    if (head === undefined || tail === undefined || more.length > 0) throw new Error(`"${template}" must contain {agent} once`);
    this.#head = head;
    this.#tail = tail;
  }

  interfaceOf(agent: string): string {
    return `${this.#head}${agent}${this.#tail}`;
  }

  /** One that is not of this form stands for itself. */
  agentOf(name: string): string {
    const isOurs = name.startsWith(this.#head) && name.endsWith(this.#tail) && name.length > this.#head.length + this.#tail.length;
    return (isOurs ? name.slice(this.#head.length, name.length - this.#tail.length) : name).slice(0, 128);
  }
}
