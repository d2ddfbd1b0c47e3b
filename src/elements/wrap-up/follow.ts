import { noChange, type ElementPart } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Keeps a field at what the desk says, unless somebody is typing in it: what they see is theirs, a composition most of all. */
class Follow extends Directive {
  #field: Field | undefined;
  #value = '';

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('follow() stands in the tag of a field');
  }

  override render(_value: string): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [value]: [string]): unknown {
    const field = element as Field;
    this.#value = value;
    if (!this.#field) field.addEventListener('blur', this.#show);
    this.#field = field;
    if ((field.getRootNode() as Document | ShadowRoot).activeElement !== field) this.#show();
    return noChange;
  }

  readonly #show = (): void => { if (this.#field && this.#field.value !== this.#value) this.#field.value = this.#value; };
}

export const follow = directive(Follow);
