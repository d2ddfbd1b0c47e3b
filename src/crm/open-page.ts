import { DeskError, safePage } from '../core/index.js';
import type { PageToOpen } from '../desk/index.js';
import { isolated, msg, str } from '../i18n/index.js';

/** One tab for all customers: the next one takes the place of the last. */
const tab = 'cordboard-customer';

/** Opens the page in a tab of its own, which learns nothing of this one. */
export function openPage({ url, customer }: PageToOpen): void {
  const page = safePage(url ?? customer?.url);
  if (!page) {
    throw new DeskError('no-crm', customer
      ? msg(str`The CRM told no page for ${isolated(customer.name)}. Open them there.`, { desc: 'A customer' })
      : msg('There is no page for somebody whom the CRM does not know. Open the CRM and create them there.'));
  }
  const opened = window.open(page, tab); // With `noopener` nobody would tell whether it was blocked, and each customer got a tab.
  if (!opened) throw new DeskError('failed', msg('The browser blocked the CRM’s page. Allow pop-ups for this site at the end of the address bar, then open it again.'));
  try {
    opened.opener = null;
  } catch {
    // A tab that was there already: it lost its opener when it was opened.
  }
}
