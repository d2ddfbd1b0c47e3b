import { setImmediate as turn } from 'node:timers/promises';
import type { DeskState } from '../../src/core/index.js';
import { createDesk, type Desk } from '../../src/desk/index.js';
import { flowsFor, flowsOfMirror } from '../../src/flows/index.js';
import { SimAudio, SimCrm, SimLine, SimRecords } from '../../src/sim/index.js';
import { shareDesk } from '../../src/tabs/index.js';
import { FakeBrowser, type FakeTab } from '../support/fake-browser.js';

/** A tab with a desk in it, whose line is the newest of `lines` whenever it is the owner. */
export interface DeskTab {
  readonly page: FakeTab;
  readonly desk: Desk;
  readonly lines: SimLine[];
  /** Of the mirror: what it plays itself. */
  readonly audio: SimAudio[];
  readonly crm: SimCrm;
  /** Of the owner. */
  sound(): SimAudio;
  /** Asked of the microphone as long as this is a mirror; throws where it is set so. */
  microphone: () => void;
  end(): void;
}

export interface TabOptions {
  readonly phone?: string;
  readonly canSignIn?: boolean;
}

/** Tabs of one browser, without one. */
export function withTabs() {
  const browser = new FakeBrowser();
  const records = new SimRecords(); // As with a database, all tabs have the same.

  function open({ phone = 'sip:1001@pbx', canSignIn = true }: TabOptions = {}): DeskTab {
    const page = browser.open();
    const life = new AbortController();
    const [lines, audio, sounds, crm] = [[] as SimLine[], [] as SimAudio[], [] as SimAudio[], new SimCrm()];
    const desk = shareDesk({
      share: true, phone, canSignIn,
      open: ({ signal, first, from }) => {
        lines.push(new SimLine());
        sounds.push(new SimAudio());
        return createDesk({ line: lines.at(-1)!, audio: sounds.at(-1)!, records, crm }, signal, [first, ...flowsFor()], from);
      },
      portsOf: () => {
        audio.push(new SimAudio());
        return { records, audio: audio.at(-1)!, crm, flows: flowsOfMirror, openMicrophone: async () => { tab.microphone(); return () => {}; } };
      },
    }, life.signal, page);
    const tab: DeskTab = { page, desk, lines, audio, crm, sound: () => sounds.at(-1)!, microphone: () => {}, end: () => life.abort() };
    return tab;
  }
  return { browser, open };
}

/** All that does not wait for a clock has happened. */
export async function settled(): Promise<void> {
  await import('../../src/tabs/tab-schemas.js'); // What a tab that was just opened waits for, too.
  for (let turns = 0; turns < 40; turns += 1) await turn();
}

export const roleOf = ({ desk }: DeskTab): string => desk.state.tab.role;

/** What all tabs are to agree on. */
export const common = ({ tab: _, ...state }: DeskState): object => state;

/** The one that has the line. */
export const ownerOf = (tabs: readonly DeskTab[]): DeskTab => tabs.find((tab) => roleOf(tab) === 'owner')!;

/** Its line. */
export const lineOf = (tab: DeskTab): SimLine => tab.lines.at(-1)!;
