import { nothing, type TemplateResult } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';
import { html, unsafeStatic } from 'lit/static-html.js';

type Given = Readonly<Record<string, unknown>>;

/** What the controls say, as attributes where the element has such, else as properties. */
class Gives extends Directive {
  #before: readonly string[] = [];

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('given() stands by itself in a tag');
  }

  render(_: Given): typeof nothing {
    return nothing;
  }

  override update({ element }: ElementPart, [given]: [Given]): typeof nothing {
    const { observedAttributes = [] } = element.constructor as { observedAttributes?: readonly string[] };
    const all = { ...Object.fromEntries(this.#before.map((name) => [name, undefined])), ...given };
    for (const [name, value] of Object.entries(all)) {
      if (!observedAttributes.includes(name)) Object.assign(element, { [name]: value });
      else if (value === undefined || value === null || value === false) element.removeAttribute(name);
      else element.setAttribute(name, value === true ? '' : `${value as string | number}`);
    }
    this.#before = Object.keys(given);
    return nothing;
  }
}

export const given = directive(Gives);

/** An element with what the controls say. */
export function element(tag: string, args: Given): TemplateResult {
  const name = unsafeStatic(tag);
  // eslint-disable-next-line lit/binding-positions, lit/no-invalid-html -- Static: the tag is part of the template.
  return html`<${name} ${given(args)}></${name}>`;
}
