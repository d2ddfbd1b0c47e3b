import { html, nothing, type TemplateResult } from 'lit';
import { talkTime, type CallOutcome, type Delivery, type WrapUpForm } from '../../core/index.js';
import type { LoggedCall } from '../../desk/index.js';
import { msg, str } from '../../i18n/index.js';
import { duration, timeOfDay } from '../format.js';
import * as icons from '../icons.js';
import { deliveryWords, dispositionWords, isKnownNumber, numberBeside, outcomeWords, whoWords, type DeliveryWords } from './history-words.js';

/** What is asked from a row or its details. */
export interface CallActions {
  readonly callBack: (call: LoggedCall) => void;
  readonly retry: (call: LoggedCall) => void;
  readonly edit: (call: LoggedCall) => void;
}

/** Where a row is in its list. */
export interface RowPlace {
  readonly id: string;
  readonly index: number;
  /** Of how many; -1: nobody knows yet. */
  readonly total: number;
  /** Among rows, heads and what is unfolded, from 1. */
  readonly rowIndex: number;
  readonly active: boolean;
}

const outcomeIcons: Readonly<Record<Exclude<CallOutcome, 'talked'>, TemplateResult>> = {
  missed: icons.hangUp, abandoned: icons.clock, declined: icons.close, elsewhere: icons.headset, unanswered: icons.redial, failed: icons.alert,
};
const deliveryIcons: Readonly<Record<DeliveryWords['status'], TemplateResult>> = { waiting: icons.clock, sending: icons.outgoing, delivered: icons.check, refused: icons.alert };

const outcomeIcon = (outcome: CallOutcome, direction: LoggedCall['direction']): TemplateResult => (outcome === 'talked' ? icons[direction] : outcomeIcons[outcome]);

export const deliveryMark = ({ status, word, tone }: DeliveryWords): TemplateResult => html`<span class="mark ${tone}">${deliveryIcons[status]}<span class="word">${word}</span></span>`;

/** One call. */
export function callRow(call: LoggedCall, place: RowPlace, { open, delivery, form, callBack, retry }: Omit<CallActions, 'edit'> & { readonly open: boolean; readonly delivery: Delivery | undefined; readonly form: WrapUpForm }): TemplateResult {
  const { outcome, word, tone } = outcomeWords(call);
  const who = whoWords(call);
  const fate = deliveryWords(call, delivery);
  return html`
    <div class="row ${outcome} ${place.active ? 'active' : ''} ${open ? 'open' : ''}" part="row" role="row" id=${place.id} data-index=${place.index} aria-level="1" aria-expanded=${open}
      aria-posinset=${place.index + 1} aria-setsize=${place.total} aria-rowindex=${place.rowIndex}>
      <span class="how ${tone}" part="outcome" role="gridcell">${outcomeIcon(outcome, call.direction)}<span class="word">${word}</span></span>
      <span class="who" part="who" role="gridcell"><bdi class="name">${who}</bdi>${call.company ? html` <bdi class="company" part="company">${call.company}</bdi>` : nothing} <bdi class="number" dir="ltr">${numberBeside(call)}</bdi></span>
      <span class="queue" part="queue" role="gridcell"><bdi>${call.queue}</bdi></span>
      <span class="result" part="disposition" role="gridcell"><bdi>${dispositionWords(call, form)}</bdi></span>
      <span class="length" part="duration" role="gridcell">${outcome === 'talked' ? duration(talkTime(call)) : nothing}</span>
      <span class="fate" part="delivery" role="gridcell" title=${fate?.why ?? nothing}>${fate ? deliveryMark(fate) : nothing}${fate?.status === 'refused' ? html`<bdi class="why">${fate.why}</bdi><button type="button" class="quiet again" part="retry" tabindex="-1"
        aria-label=${msg(str`Try again to deliver the call with ${who}`)} title=${msg('Try again', { desc: 'Button' })} @mousedown=${keepFocus} @click=${() => retry(call)}>${icons.redial}</button>` : nothing}</span>
      <time class="time" part="time" role="gridcell" datetime=${new Date(call.startedAt).toISOString()}><bdi>${timeOfDay(call.startedAt)}</bdi></time>
      <span class="doing" role="gridcell">
        ${isKnownNumber(call) ? html`<button type="button" class="quiet icon-only" part="call-back" tabindex="-1" aria-label=${msg(str`Call ${who} back`)} title=${msg('Call back', { desc: 'A button, and the outcome of a call that asks for it' })}
          @mousedown=${keepFocus} @click=${() => callBack(call)}>${icons.phone}</button>` : nothing}
      </span>
    </div>`;
}

/** One that is not there yet, just as high. */
export const blankRow = ({ id, index, total, rowIndex, active }: RowPlace): TemplateResult => html`
  <div class="row blank ${active ? 'active' : ''}" part="row" role="row" id=${id} aria-level="1" aria-posinset=${index + 1} aria-setsize=${total} aria-rowindex=${rowIndex}>
    <span role="gridcell" class="who"><span class="visually-hidden">${msg('Loading…')}</span></span>
  </div>`;

/** The list keeps it: that is where the keyboard goes on. */
const keepFocus = (event: Event): void => event.preventDefault();
