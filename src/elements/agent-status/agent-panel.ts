import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AgentState, QueueId } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import { DeskController } from '../desk-controller.js';
import { wear } from '../dress.js';
import { duration } from '../format.js';
import * as icons from '../icons.js';
import { panelStyles } from './agent-panel.styles.js';
import { CordJoinQueueEvent, CordLeaveQueueEvent, CordStatusChangeEvent } from './agent-status-events.js';
import { queueCommands, queueRights, queueRows, sameRows, standingOptions, type QueueCommand, type QueueRights, type QueueRow, type Standing } from './queue-rows.js';
import { shiftHours, shiftSums } from './shift-sums.js';

/** What the panel is told by the element it stands in. */
export interface PanelView {
  readonly reasons: readonly string[];
  readonly now: number;
  /** Why the last wish was not fulfilled. */
  readonly problem: string;
}

/** What stands beneath the menu of `<cord-agent-status>`: the agent's queues, and the sums of the shift. Loaded when it is about to be seen. */
export class AgentPanel {
  readonly #host: LitElement;
  readonly #tell: (problem: string) => void;
  readonly #rows: DeskController<readonly QueueRow[]>;
  readonly #rights: DeskController<QueueRights>;
  readonly #agent: DeskController<AgentState>;
  /** What was asked and is not settled yet. */
  readonly #wishes = new Map<QueueId, Standing>();

  constructor(host: LitElement, tell: (problem: string) => void) {
    this.#host = host;
    this.#tell = tell;
    this.#rows = new DeskController(host, queueRows, { equal: sameRows });
    this.#rights = new DeskController(host, (state) => queueRights(state));
    this.#agent = new DeskController(host, ({ agent }) => agent);
    wear(host, [panelStyles]);
  }

  render(view: PanelView): TemplateResult {
    return html`${this.#rows.value.length ? this.#renderQueues(view) : nothing}${this.#renderToday(view.now)}`;
  }

  #renderQueues({ reasons, problem }: PanelView): TemplateResult {
    const { note } = this.#rights.value;
    return html`
      <section part="queues" aria-labelledby="queues">
        <h2 id="queues">${msg('Queues', { desc: 'Heading: the queues of the agent' })}</h2>
        ${repeat(this.#rows.value, ({ id }) => id, (row) => this.#renderQueue(row, reasons))}
        ${note ? html`<p id="note" part="note"><span dir="auto">${note}</span></p>` : nothing}
        ${problem ? html`<p class="problem" part="problem">${icons.alert}<span dir="auto">${problem}</span></p>` : nothing}
      </section>`;
  }

  /** A queue that can't be changed keeps its focus: a `disabled` one would lose it, and close the popup, when the connection goes. */
  #renderQueue(row: QueueRow, reasons: readonly string[]): TemplateResult {
    const options = standingOptions(row, reasons, this.#rights.value);
    const isFixed = options.every(({ standing, disabled }) => disabled || standing === row.standing);
    const wish = this.#wishes.get(row.id);
    return html`
      <label class="queue" part="queue">
        <span class="dot ${row.dot}"></span><span class="name" dir="auto" title=${row.name}>${row.name}</span>
        <select part="membership" aria-disabled=${isFixed} aria-describedby=${isFixed ? 'note' : nothing} aria-busy=${wish !== undefined}
          @keydown=${openPicker} @change=${(event: Event) => this.#change(row, (event.target as HTMLSelectElement).value as Standing)}>
          ${options.map(({ standing, word, disabled }) => html`
            <option value=${standing} ?disabled=${disabled} .selected=${live(standing === (wish ?? row.standing))}>${word}</option>`)}
        </select>
      </label>`;
  }

  #renderToday(now: number): TemplateResult {
    const agent = this.#agent.value;
    const hours = shiftHours(agent);
    return html`
      <section part="today" aria-labelledby="today">
        <h2 id="today">${msg('Today', { desc: 'Heading: how long the agent has worked today' })} <bdi>${hours ?? msg('not begun yet', { desc: 'The shift; follows "Today"' })}</bdi></h2>
        <dl>${hours && shiftSums(agent, now).map(({ kind, word, ms }) => html`
          <div class="sum ${kind}" part="sum">
            <dt>${kind === 'total' || kind === 'part' ? nothing : html`<span class="dot ${kind}"></span>`}<bdi>${word}</bdi></dt><dd>${duration(ms)}</dd>
          </div>`)}
        </dl>
      </section>`;
  }

  /** Shown as chosen until it is known what became of it; then as it is. */
  async #change(row: QueueRow, wish: Standing): Promise<void> {
    this.#wishes.set(row.id, wish);
    this.#tell('');
    this.#host.requestUpdate();
    for (const command of queueCommands(row, wish)) {
      if (!this.#host.dispatchEvent(intentOf(command))) break;
      const outcome = await this.#rows.send(command);
      if (outcome.ok) continue;
      this.#tell(msg(str`${isolated(row.name)}: ${outcome.error.message}`, { desc: 'Whom it is about, and what went wrong' }));
      break;
    }
    if (this.#wishes.get(row.id) === wish) this.#wishes.delete(row.id);
    this.#host.requestUpdate();
  }
}

function intentOf(command: QueueCommand): Event {
  if (command.type === 'join-queue') return new CordJoinQueueEvent(command.queue);
  if (command.type === 'leave-queue') return new CordLeaveQueueEvent(command.queue);
  return new CordStatusChangeEvent(command.status, command.reason, command.queue);
}

/** An arrow opens the list, as it does on a Mac; elsewhere each press would be a choice, and a command on its way. */
function openPicker(event: KeyboardEvent): void {
  if (!['ArrowDown', 'ArrowUp'].includes(event.key)) return;
  try {
    (event.currentTarget as HTMLSelectElement).showPicker();
    event.preventDefault();
  } catch { /* A browser, or a frame, that has none: as it always was. */ }
}
