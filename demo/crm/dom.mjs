/** An element with attributes, listeners (functions) and children: text is text, so nothing that a customer writes becomes markup. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  return fill(element, ...children);
}

/** Puts these in the place of what it held; what is false or undefined is left out. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== undefined && child !== false));
  return element;
}

/** A number that a click dials: <cord-desk click-to-dial> sees to that. */
export const phone = (number, text = number) => h('a', { href: `tel:${number.replace(/[^\d+*#]/g, '')}`, class: 'number' }, text);

export const link = (hash, ...text) => h('a', { href: hash }, ...text);
export const badge = (text, tone = '') => text && h('span', { class: `badge ${tone}` }, text);
export const customerLink = ({ id, name }) => link(`#/customers/${encodeURIComponent(id)}`, name);

const day = 24 * 3_600_000;
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const clock = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
const date = new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short' });
const midnight = (at) => new Date(at).setHours(0, 0, 0, 0);

/** "today 10:40 AM", "yesterday 4:05 PM", "Tue, Nov 3". */
export function when(iso) {
  const at = new Date(iso);
  const days = Math.round((midnight(at) - midnight(Date.now())) / day);
  const words = Math.abs(days) <= 1 ? `${relative.format(days, 'day')} ${clock.format(at)}` : Math.abs(days) < 7 ? `${date.format(at)} ${clock.format(at)}` : date.format(at);
  return h('time', { datetime: iso }, words);
}

/** Of today, or left over from before. */
export const isDueToday = ({ due }) => due !== undefined && midnight(due) <= midnight(Date.now());
