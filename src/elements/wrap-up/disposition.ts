import { html, nothing, type TemplateResult } from 'lit';
import type { Choice } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import * as icons from '../icons.js';
import { chipMove, levelOf, titleOfChoice } from './disposition-view.js';
import { beside, describedBy, marked, textOf, type FieldRoom } from './field.js';

export interface DispositionRoom extends FieldRoom {
  /** The branch that was opened, by its codes. */
  readonly branch: readonly string[] | undefined;
  open(branch: readonly string[]): void;
  /** It is the one that the number keys mean. */
  readonly numbered: boolean;
}

/** A tree of outcomes as chips: a branch shows what is in it, in the same place. */
export function disposition(room: DispositionRoom): TemplateResult {
  const { path, choices } = levelOf(room.field, textOf(room.answer), room.branch);
  const chosen = choices.findIndex((choice) => choice.const === room.answer);
  return html`
    <div class="outcome">
      <div class="way" id=${`${room.id}-label`}>
        <span class="label">${marked(room)}</span>
        ${path.map((branch) => html`<span class="step" aria-hidden="true">›</span><b dir="auto">${titleOfChoice(branch)}</b>`)}
      </div>
      <div class="chips" part="chips" role="toolbar" aria-labelledby=${`${room.id}-label`} aria-describedby=${describedBy(room)} @keydown=${moved}>
        ${path.length ? html`<button type="button" class="chip back quiet icon-only" part="back" tabindex="-1" aria-label=${msg(str`Back from ${isolated(titleOfChoice(path.at(-1)!))}`, { desc: 'Out of a group of outcomes' })}
          @click=${() => room.open(path.slice(0, -1).map((one) => one.const))}><span class="turn">${icons.chevron}</span></button>` : nothing}
        ${choices.map((choice, index) => chip(room, choice, index, index === Math.max(chosen, 0), path))}
      </div>
    </div>
    ${beside(room)}`;
}

function chip(room: DispositionRoom, choice: Choice, index: number, isStop: boolean, path: readonly Choice[]): TemplateResult {
  const isBranch = choice.oneOf !== undefined;
  return html`
    <button type="button" class="chip" part="chip" id=${index ? nothing : room.id} tabindex=${isStop ? 0 : -1} data-choice=${index}
      aria-pressed=${isBranch ? nothing : choice.const === room.answer} aria-haspopup=${isBranch ? 'true' : nothing} aria-keyshortcuts=${room.numbered && index < 9 ? String(index + 1) : nothing}
      @click=${() => (isBranch ? room.open([...path, choice].map((one) => one.const)) : room.change(choice.const === room.answer ? undefined : choice.const))}>
      ${room.numbered && index < 9 ? html`<kbd aria-hidden="true">${index + 1}</kbd>` : nothing}<span dir="auto">${titleOfChoice(choice)}</span>${isBranch ? html`<span class="turn on">${icons.chevron}</span>` : nothing}
    </button>`;
}

/** One stop for Tab; the arrows go from chip to chip. */
function moved(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const bar = event.currentTarget as HTMLElement;
  const chips = [...bar.querySelectorAll<HTMLElement>('button')];
  const index = chips.indexOf(event.target as HTMLElement);
  const to = chipMove(event.key, index, chips.length, getComputedStyle(bar).direction === 'rtl');
  if (to === undefined) return;
  event.preventDefault();
  chips[to]?.focus();
}
