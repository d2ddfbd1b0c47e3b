import { liveCalls } from '../core/index.js';
import type { FlowRoom, Line } from '../desk/index.js';

/** A conference that was mixed by a page that is gone is mixed here, once all who were in it are taken up. */
export function mergeAgain({ desk, line, emit }: Pick<FlowRoom, 'desk' | 'emit'> & { readonly line: Line }): void {
  let isTornApart = false;
  desk.subscribe((state) => {
    const members = liveCalls(state).filter(({ merged }) => merged);
    isTornApart ||= members.some(({ recovering }) => recovering);
    if (!isTornApart || members.some(({ recovering }) => recovering)) return;
    isTornApart = false;
    const callIds = members.map(({ id }) => id);
    if (callIds.length > 1) line.merge(callIds).catch(() => emit({ type: 'call-unmerged', callIds }));
  });
}
