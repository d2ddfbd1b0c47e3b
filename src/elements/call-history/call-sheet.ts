import { html, nothing, type TemplateResult } from 'lit';
import type { Delivery, WrapUpForm } from '../../core/index.js';
import type { LoggedCall } from '../../desk/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import * as icons from '../icons.js';
import { deliveryMark, type CallActions } from './call-row.js';
import { callDetails, clampedNotes, triesWords } from './detail-words.js';
import { deliveryWords, isKnownNumber, whoWords } from './history-words.js';

/** What is open of a call besides its details. */
export interface SheetState {
  /** All of its notes. */
  readonly notes: boolean;
  /** The question whether to erase. */
  readonly erasing: boolean;
}

export interface Sheet extends CallActions, SheetState {
  readonly delivery: Delivery | undefined;
  readonly form: WrapUpForm;
  readonly rowIndex: number;
  /** Its paper lies on the wrap-up form. */
  readonly editing: boolean;
  readonly turn: (change: Partial<SheetState>) => void;
  /** Absent where nothing may be erased. */
  readonly erase: ((call: LoggedCall) => void) | undefined;
}

/** All that is known of a call, unfolded beneath its row. */
export function callSheet(call: LoggedCall, sheet: Sheet): TemplateResult {
  const { form, rowIndex, callBack, edit, editing } = sheet;
  return html`
    <div class="unfolded" part="details" role="row" aria-level="2" aria-rowindex=${rowIndex}><div class="sheet" role="gridcell">
      <div class="tools">
        ${isKnownNumber(call) ? html`<button type="button" part="call-back" @click=${() => callBack(call)}>${icons.phone}${msg('Call back', { desc: 'A button, and the outcome of a call that asks for it' })}</button>` : nothing}
        <button type="button" part="edit" aria-disabled=${editing ? 'true' : nothing} @click=${() => edit(call)}>${icons.pencil}${editing ? msg('On the wrap-up form', { desc: 'In place of “Edit notes”: they are being edited there' }) : msg('Edit notes')}</button>
      </div>
      ${fate(call, sheet)}
      ${notes(call, sheet)}
      <dl>${callDetails(call, form).map(({ term, value }) => html`<div part="detail"><dt>${term}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>
      ${sheet.erase && call.customerId !== undefined ? erasing(call, sheet) : nothing}
    </div></div>`;
}

function fate(call: LoggedCall, { delivery, retry }: Sheet): TemplateResult | typeof nothing {
  const words = deliveryWords(call, delivery);
  if (!words || words.status === 'delivered') return nothing;
  return html`
    <div class="undelivered">
      ${deliveryMark(words)}
      <span class="why" dir="auto">${words.status === 'refused' ? nothing : msg('Not in the CRM yet.')} ${words.why} ${delivery ? triesWords(delivery, Date.now()) : nothing}</span>
      ${words.status === 'sending' ? nothing : html`<button type="button" class="quiet" part="retry" @click=${() => retry(call)}>${msg('Try again', { desc: 'Button' })}</button>`}
    </div>`;
}

function notes({ answers }: LoggedCall, { notes: whole, turn }: Sheet): TemplateResult | typeof nothing {
  const text = typeof answers['notes'] === 'string' ? answers['notes'] : '';
  if (!text) return nothing;
  const shown = clampedNotes(text);
  return html`
    <div class="notes" part="notes">
      <p id="notes" class=${whole ? 'whole' : ''} dir="auto" tabindex=${whole ? '0' : nothing}>${whole ? text : shown.text}${shown.cut && !whole ? '…' : nothing}</p>
      ${shown.cut ? html`<button type="button" class="quiet link" part="more" aria-expanded=${whole} aria-controls="notes" @click=${() => turn({ notes: !whole })}>${whole ? msg('Show less') : msg('Show all notes')}</button>` : nothing}
    </div>`;
}

function erasing(call: LoggedCall, { erasing: asks, turn, erase }: Sheet): TemplateResult {
  if (!asks) return html`<button type="button" class="quiet link" part="erase" @click=${() => turn({ erasing: true })}>${msg('Erase everything of this customer…')}</button>`;
  const who = isolated(whoWords(call));
  return html`
    <div class="erasing" part="erasing" role="group" aria-labelledby="erase">
      <p id="erase">${msg(str`Erase all calls, notes and numbers of ${who} from this computer? What the CRM has already stays there; what it does not have yet is lost.`)}</p>
      <div class="tools">
        <button type="button" class="keep" part="keep" @click=${() => turn({ erasing: false })}>${msg('Keep', { desc: 'A button: erase nothing' })}</button>
        <button type="button" class="danger" part="erase-now" @click=${() => erase?.(call)}>${msg('Erase', { desc: 'A button: everything of a customer, from this computer' })}</button>
      </div>
    </div>`;
}
