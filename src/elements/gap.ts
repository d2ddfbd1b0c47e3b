import { html, type TemplateResult } from 'lit';

/** Stands in a sentence for what is drawn in its own way: `fillGap(msg(str`${gap} left`, { desc: 'How much time: 0:12' }), html`<b>0:12</b>`)`. */
export const gap = '\ufffc';

/** A sentence with what is drawn in its own way, wherever the language puts it. */
export function fillGap(sentence: string, filling: TemplateResult): TemplateResult {
  const [before, after = ''] = sentence.split(gap);
  return html`${before}${filling}${after}`;
}
