/**
 * What this page is among those of the same user: of many tabs one holds the line, and the others show what it does. The one part of the
 * state that is not the same in all of them.
 *
 *     alone  (only this page knows of the phone)
 *     mirror ──▶ owner  (the owner is gone, or the line was brought here)
 *        ▲─────────┘    (another took the line over)
 */
export interface TabState {
  readonly role: 'alone' | 'owner' | 'mirror';
  /** The agent was here last: what a host is told is told here, and nowhere else. */
  readonly front: boolean;
  /** Why it is alone, where that is not by choice: this browser cannot let tabs share a phone. */
  readonly lonely?: 'unsupported';
}

/** Never told to other tabs. */
export type TabEvent = { readonly type: 'tab-changed'; readonly tab: TabState };

export const reduceTab = (tab: TabState, event: { readonly type: string }): TabState =>
  (event.type === 'tab-changed' ? (event as TabEvent).tab : tab);
