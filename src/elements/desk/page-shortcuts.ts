import type { DeskState } from '../../core/index.js';
import type { Command } from '../../desk/index.js';
import type { Shortcuts } from './shortcuts.js';

export interface PageShortcutsRoom {
  intends(event: Event): boolean;
  state(): DeskState | undefined;
  send(command: Command): void;
}

/** Keys of the page steer calls, as the attribute of the desk says: loaded where there are any. */
export class PageShortcuts {
  #stopping: AbortController | undefined;

  constructor(readonly room: PageShortcutsRoom) {}

  /** `''`, or JSON, as an attribute has it; undefined: none. */
  async follow(wanted: Shortcuts | string | undefined): Promise<void> {
    this.#stopping?.abort();
    this.#stopping = undefined;
    if (wanted === undefined || wanted === null) return;
    const { signal } = (this.#stopping = new AbortController());
    const { intentOfKey, readShortcuts, shortcutsOn } = await import('./shortcuts.js');
    const { intends, state, send } = this.room;
    if (!signal.aborted) shortcutsOn(document, readShortcuts(wanted), { state, act: (command) => { if (intends(intentOfKey(command))) send(command); }, dial }, signal);
  }
}

function dial(): boolean {
  const dialer = document.querySelector<HTMLElement>('cord-dialer');
  dialer?.focus();
  return dialer !== null;
}
