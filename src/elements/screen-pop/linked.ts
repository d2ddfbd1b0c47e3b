import { html, type TemplateResult } from 'lit';
import { safeLink } from '../../core/index.js';

/** A text of the CRM's, and a way to somewhere where that is safe. A page opens beside this one: this one has the call. */
export function linked(text: string, url: string | undefined): TemplateResult | string {
  const href = safeLink(url);
  if (!href) return text;
  return /^(?:mailto|tel):/i.test(href) ? html`<a href=${href}>${text}</a>` : html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}</a>`;
}
