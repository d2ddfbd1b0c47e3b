/** What callers hear first, and where each key leads. The words are recordings, see ../clips/make.sh. */

/**
 * @typedef {{ name: string, queue: string } | { name: string, menu: Menu }} Choice
 * @typedef {{ prompt: string, keys: Record<string, Choice> }} Menu
 */

/** `otherwise`: the queue of those who press nothing that is on it. @type {Menu & { otherwise: string }} */
export const mainMenu = {
  prompt: 'menu-main',
  otherwise: 'support',
  keys: {
    1: { name: 'Orders', menu: { prompt: 'menu-orders', keys: { 1: { name: 'New order', queue: 'orders' }, 2: { name: 'Delivery', queue: 'orders' } } } },
    2: { name: 'Billing', queue: 'billing' },
    3: { name: 'Support', menu: { prompt: 'menu-support', keys: { 1: { name: 'Not working', queue: 'support' }, 2: { name: 'Engineer', queue: 'support' } } } },
  },
};
