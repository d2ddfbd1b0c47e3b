import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { formProblems, titleOf, type Answer, type CallId, type WrapUp } from '../../core/index.js';
import { formProblemWords, isolated, msg, str } from '../../i18n/index.js';
import type { Command, Desk } from '../../desk/index.js';
import { controls } from '../controls.styles.js';
import { DeskController } from '../desk-controller.js';
import { wear } from '../dress.js';
import { ClockController } from '../page-clock.js';
import { levelOf } from './disposition-view.js';
import { textOf } from './field.js';
import { controlId, fieldOrder, formFields, numberedField } from './form-fields.js';
import { FormMemory } from './form-memory.js';
import { paperStyles } from './paper.styles.js';
import { lastRow, otherPapersRow, paperHead, saveRow } from './paper-parts.js';
import { CordSaveWrapUpEvent } from './wrap-up-events.js';
import { keyPlace, keyWish, type KeyWish } from './wrap-up-keys.js';
import { otherPapers, reopenedBetween, savedBetween, talkingTo, withDelivery, wrapUpDesk, type LastSaved, type Taken, type WrapUpDesk } from './wrap-up-view.js';
import { hurry, markOf, paperText, savedWords, whoOf } from './wrap-up-words.js';

/** What the view reads of the element it stands in. */
type Host = LitElement & { readonly callId?: CallId | undefined };

/** What is not of the desk's state, but of who writes. */
interface Own {
  readonly taken: Taken | undefined;
  /** The pile is open. */
  readonly pile: boolean;
  /** The paper that they tried to save: from then on it says what is missing. */
  readonly tried: CallId | undefined;
  readonly problem: string;
  readonly copied: { readonly text?: string; readonly note: string } | undefined;
  readonly last: LastSaved | undefined;
  /** The paper that they left as it was. */
  readonly left?: CallId | undefined;
}

const fresh: Pick<Own, 'pile' | 'tried' | 'problem' | 'copied'> = { pile: false, tried: undefined, problem: '', copied: undefined };

/** All that `<cord-wrap-up>` shows of a paper, loaded when there is the first. */
export class PaperView {
  /** Of the paper that was drawn last. */
  status: WrapUp['status'] | 'none' = 'none';

  readonly #host: Host;
  readonly #desk: DeskController<WrapUpDesk>;
  readonly #clock: ClockController;
  readonly #memory: FormMemory;
  #own: Own = { ...fresh, taken: undefined, last: undefined };
  #seen: readonly WrapUp[];
  #seenOn: Desk | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#desk = new DeskController(host, (state) => wrapUpDesk(state, host.callId, this.#own.taken));
    this.#clock = new ClockController(host);
    this.#memory = new FormMemory(() => host.requestUpdate());
    this.#seen = this.#desk.value.open;
    this.#seenOn = this.#desk.desk;
    wear(host, [controls, paperStyles]);
  }

  render(): TemplateResult {
    const desk = this.#desk.value;
    this.#follow(desk);
    const { paper, until, since } = desk;
    this.status = paper?.status ?? 'none';
    const left = until === undefined ? undefined : { ms: Math.max(0, until - this.#clock.now), of: Math.max(1, until - since) };
    return html`
      <div class="frame" role="group" tabindex="-1" aria-label=${msg('Wrap-up', { desc: 'State of a call: it is over, and its notes and outcome are to be written' })} @keydown=${this.#key}>
        ${paper ? this.#renderPaper(desk, paper, left) : html`<p class="empty" part="empty">${msg('Notes and outcome of your calls go here.')}</p>`}
        ${this.#host.callId === undefined ? otherPapersRow({ papers: otherPapers(desk), open: this.#own.pile, toggle: () => this.#set({ pile: !this.#own.pile }), take: (one) => { void this.#take(one); } }) : nothing}
        ${this.#own.last ? lastRow(this.#own.last, this.#retry) : nothing}
        <p class="visually-hidden" role="status">${left ? hurry(left.ms) : ''}${this.#own.last ? savedWords(this.#own.last) : ''}</p>
      </div>`;
  }

  #renderPaper(desk: WrapUpDesk, paper: WrapUp, left: { readonly ms: number; readonly of: number } | undefined): TemplateResult {
    const { form } = desk;
    const another = this.#host.callId === undefined && otherPapers(desk).length > 0;
    return html`
      ${paperHead({ paper, left, now: Date.now(), moreTime: () => { void this.#ask({ type: 'extend-wrap-up', callId: paper.callId }); }, leave: () => this.#leave(paper.callId) })}
      <div class="form" part="form">${formFields({
        paper, form, memory: this.#memory, problems: this.#own.tried === paper.callId ? this.#problems(desk, paper) : {}, now: () => this.#clock.now,
        change: (name, answer) => { void this.#change(paper.callId, name, answer); },
      })}</div>
      ${saveRow({ paper, mark: markOf(paper, desk), problem: this.#own.problem, another, mac: /Mac|iPhone|iPad/.test(navigator.platform), copied: this.#own.copied, save: () => { void this.#save(); }, copy: () => { void this.#copy(paper); } })}`;
  }

  /** What became of papers that were put away since the last look, by whomever. */
  #follow({ open, deliveries, form, paper }: WrapUpDesk): void {
    if (this.#seenOn !== this.#desk.desk) this.#own = { ...fresh, taken: undefined, last: undefined }; // Another desk, other papers: nothing was saved.
    const [gone, reopened] = this.#seenOn === this.#desk.desk ? [savedBetween(this.#seen, open), reopenedBetween(this.#seen, open)] : [];
    this.#seenOn = this.#desk.desk;
    const { last } = this.#own;
    if (reopened && this.#host.callId === undefined) queueMicrotask(() => this.#set({ ...fresh, taken: { callId: reopened.callId, during: talkingTo(this.#desk.state) } }));
    if (gone && gone.callId === this.#own.left) this.#own = { ...fresh, taken: undefined, last: undefined };
    else if (gone && (this.#host.callId === undefined || this.#host.callId === gone.callId)) {
      const incomplete = gone.dueAt !== undefined && Object.keys(formProblems(form, gone.record.answers, gone.record.queue)).length > 0;
      this.#own = { ...this.#own, ...fresh, last: { recordId: gone.record.id, who: whoOf(gone.record), incomplete } };
      this.#memory.forget(gone.callId);
    }
    this.#seen = open;
    if (paper?.status === 'open' && last === this.#own.last && last?.delivery?.status !== 'refused') this.#own = { ...this.#own, last: undefined };
    if (this.#own.last) this.#own = { ...this.#own, last: withDelivery(this.#own.last, deliveries) };
  }

  #set(changes: Partial<Own>): void {
    this.#own = { ...this.#own, ...changes };
    this.#host.requestUpdate();
  }

  /** In words beside the field, by its name. */
  #problems({ form }: WrapUpDesk, { callId, record: { answers, queue }, dueAt }: WrapUp): Readonly<Record<string, string>> {
    const unread = this.#memory.unreadOf(callId, Object.keys(form.properties)).map((name) => [name, msg(str`${isolated(titleOf(form, name))}: this is not clear. Write it in another way, or take it away.`, { desc: 'A field of a form' })] as const);
    const wrong = dueAt === undefined ? [] : Object.entries(formProblems(form, answers, queue)).map(([name, problem]) => [name, formProblemWords(problem)] as const);
    return Object.fromEntries([...wrong, ...unread]);
  }

  async #change(callId: CallId, name: string, answer: Answer | undefined): Promise<void> {
    const outcome = await this.#desk.send({ type: 'change-wrap-up', callId, answers: { [name]: answer } });
    const problem = outcome.ok ? '' : outcome.error.message;
    if (problem !== this.#own.problem) this.#set({ problem });
  }

  async #save(): Promise<void> {
    const desk = this.#desk.value;
    const { paper, form } = desk;
    if (!paper || paper.status === 'saving') return;
    if (paper.record.endedAt === undefined) return this.#set({ problem: msg('The call goes on. What you write is kept; save it when the call is over.') });
    const problems = this.#problems(desk, paper);
    const first = fieldOrder(form, Object.keys(form.properties)).find((name) => name in problems);
    if (first !== undefined) {
      this.#set({ tried: paper.callId });
      return this.#focus(controlId(form, first));
    }
    if (!this.#host.dispatchEvent(new CordSaveWrapUpEvent(paper.callId, paper.record))) return;
    const wasHere = (this.#host.renderRoot as ShadowRoot).activeElement !== null;
    const outcome = await this.#desk.send({ type: 'save-wrap-up', callId: paper.callId });
    if (!outcome.ok) return this.#set({ problem: this.#desk.value.paper?.problem ? '' : outcome.error.message });
    this.#set({ taken: undefined });
    if (wasHere) await this.focus();
  }

  async #ask(command: Command): Promise<void> {
    const outcome = await this.#desk.send(command);
    this.#set({ problem: outcome.ok ? '' : outcome.error.message });
  }

  #leave(callId: CallId): void {
    this.#memory.forget(callId);
    this.#own = { ...this.#own, left: callId };
    void this.#ask({ type: 'leave-wrap-up', callId });
  }

  readonly #retry = (): void => { if (this.#own.last) void this.#ask({ type: 'retry-delivery', recordId: this.#own.last.recordId }); };

  async #take({ callId }: WrapUp): Promise<void> {
    this.#set({ ...fresh, taken: { callId, during: talkingTo(this.#desk.state) } });
    await this.focus();
  }

  async #copy({ record }: WrapUp): Promise<void> {
    const text = paperText(record, this.#desk.value.form);
    const done = await Promise.resolve().then(() => navigator.clipboard.writeText(text)).then(() => true, () => false);
    this.#set({ copied: done ? { note: msg('Copied.') } : { text, note: msg('This page may not copy. Here it is, to copy by hand:') } });
  }

  /** To the first thing to say about the paper. */
  async focus(): Promise<void> {
    const { paper, form } = this.#desk.value;
    const [first] = fieldOrder(form, Object.keys(form.properties));
    await this.#focus(paper && first !== undefined ? controlId(form, first) : '');
  }

  async #focus(id: string): Promise<void> {
    await this.#host.updateComplete;
    const root = this.#host.renderRoot;
    const found = id ? root.querySelector<HTMLElement>(`#${id}`) : null;
    (found?.closest('.chips')?.querySelector<HTMLElement>('[tabindex="0"]') ?? found ?? root.querySelector<HTMLElement>('.frame'))?.focus();
  }

  readonly #key = (event: KeyboardEvent): void => {
    const wish = keyWish(event, keyPlace(event.target));
    if (wish && this.#fulfil(wish, event)) event.preventDefault();
  };

  /** False where the key is left to whoever else wants it. */
  #fulfil(wish: KeyWish, { target, altKey }: KeyboardEvent): boolean {
    const { paper, form } = this.#desk.value;
    if (!paper) return false;
    if (wish.type === 'save') {
      void this.#save();
      return true;
    }
    const name = numberedField(form);
    if (name === undefined) return false;
    const key = this.#memory.keyOf(paper.callId, name);
    const level = levelOf(form.properties[name]!, textOf(paper.record.answers[name]), this.#memory.branches.get(key));
    if (wish.type === 'back') {
      if (!level.path.length || !(target as Element).closest('.chips')) return false;
      this.#memory.open(key, level.path.slice(0, -1).map((one) => one.const));
      void this.#focus(controlId(form, name));
      return true;
    }
    const choice = level.choices[wish.index];
    if (!choice) return false;
    if (choice.oneOf) this.#memory.open(key, [...level.path, choice].map((one) => one.const));
    else void this.#change(paper.callId, name, choice.const);
    if (!altKey) void this.#focus(choice.oneOf ? controlId(form, name) : this.#nextAfter(name));
    return true;
  }

  /** Whoever has said the outcome goes on to what that asks for, else to the notes. */
  #nextAfter(name: string): string {
    const { paper, form } = this.#desk.value;
    const names = fieldOrder(form, Object.keys(form.properties)).filter((one) => one !== name);
    const missing = paper ? formProblems(form, paper.record.answers, paper.record.queue) : {};
    const next = names.find((one) => one in missing) ?? names.find((one) => form.properties[one]?.format === 'textarea') ?? names[0];
    return next === undefined ? '' : controlId(form, next);
  }
}

