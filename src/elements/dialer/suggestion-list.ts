import { html, type TemplateResult } from 'lit';
import { msg } from '../../i18n/index.js';
import * as icons from '../icons.js';
import type { Suggestion } from './phone-book.js';

export interface SuggestionListOptions {
  readonly suggestions: readonly Suggestion[];
  readonly open: boolean;
  readonly active: number;
  readonly write: (number: string) => string;
  readonly choose: (suggestion: Suggestion) => void;
}

export const optionId = (index: number): string => `option-${index}`;

const kinds: Readonly<Record<Suggestion['kind'], { icon: TemplateResult; words: () => string }>> = {
  contact: { icon: icons.person, words: () => msg('Contact', { desc: 'Somebody the page knows' }) },
  incoming: { icon: icons.incoming, words: () => msg('Called you', { desc: 'Before a name: they called lately' }) },
  outgoing: { icon: icons.outgoing, words: () => msg('You called', { desc: 'Before a name: they were called lately' }) },
  missed: { icon: icons.incoming, words: () => msg('Missed', { desc: 'What nobody answered: a call, or a ring' }) },
};

/* eslint-disable lit-a11y/click-events-have-key-events -- the field keeps the focus, and has the keys */
/** Under the field: whom the text could mean. */
export const suggestionList = ({ suggestions, open, active, write, choose }: SuggestionListOptions): TemplateResult => html`
  <div class="suggestions" part="suggestions" id="suggestions" role="listbox" aria-label=${msg('Suggestions', { desc: 'Name of a list: who could be meant' })} ?hidden=${!open}
    @mousedown=${(event: Event) => event.preventDefault()}>
    ${suggestions.map((suggestion, index) => html`
      <div class="suggestion" part="suggestion" role="option" id=${optionId(index)} aria-selected=${index === active}
        @click=${() => choose(suggestion)}>${suggestionRow(suggestion, write)}</div>`)}
  </div>`;

/** One person or number: who, in which direction, and the number, always left to right. */
export const suggestionRow = ({ name, number, kind }: Suggestion, write: (number: string) => string): TemplateResult => html`
  <span class="kind ${kind}">${kinds[kind].icon}<span class="visually-hidden">${kinds[kind].words()}: </span></span>
  <span class="who">
    ${name ? html`<span class="name"><bdi>${name}</bdi></span>` : ''}
    <bdi class="number" dir="ltr">${write(number)}</bdi>
  </span>
  ${kind === 'missed' ? html`<span class="missed-mark" aria-hidden="true">${kinds[kind].words()}</span>` : ''}`;
