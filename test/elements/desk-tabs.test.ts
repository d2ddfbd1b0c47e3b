import { expect } from '@open-wc/testing';
import { initialState, reduce, type DeskState, type Happened } from '../../src/core/index.js';
import { Listeners, type Desk } from '../../src/desk/index.js';
import { MemoryRecords } from '../../src/desk/memory-records.js';
import '../../src/define/desk.js';
import { clearPage, emptyPlace, settle } from './sim-page.js';

/** A desk to which a test tells what happens. */
function toldDesk(from: DeskState = initialState) {
  const listeners = new Listeners();
  let state = from;
  const desk: Desk = {
    get state() { return state; },
    records: new MemoryRecords(),
    subscribe: (listener) => listeners.add(listener),
    send: async () => ({ ok: true }),
  };
  const happens = (event: Happened): void => {
    state = reduce(state, event);
    listeners.tell(() => state, event);
  };
  return { desk, happens };
}

const facts = ['cord-line-changed', 'cord-status-changed', 'cord-call-started', 'cord-call-changed', 'cord-call-answered', 'cord-call-ended', 'cord-screen-pop'];

/** A `<cord-desk>` and all that it tells a host. */
async function listening(desk: Desk): Promise<string[]> {
  const element = document.createElement('cord-desk');
  const told: string[] = [];
  for (const fact of facts) element.addEventListener(fact, () => told.push(fact));
  element.desk = desk;
  const place = emptyPlace();
  place.append(element);
  await settle(place);
  return told;
}

const started = (id: string, at: number): Happened => ({ type: 'call-started', at, call: { id, direction: 'incoming', peer: { uri: 'sip:1@a', number: '1' }, headers: {} } });
const searching = (callId: string, at: number): Happened => ({ type: 'customer-searching', at, callId });
const popped = (callId: string, at: number): Happened => ({ type: 'screen-popped', at, callId, opens: false });
const front = (is: boolean): Happened => ({ type: 'tab-changed', at: 0, tab: { role: 'mirror', front: is } });

describe('<cord-desk> in one of several tabs', () => {
  afterEach(clearPage);

  it('tells its host what happens while the agent is there, and nothing of what happened elsewhere', async () => {
    const { desk, happens } = toldDesk();
    const told = await listening(desk);
    happens(front(false));
    for (const event of [started('a', 1), searching('a', 2), popped('a', 3)]) happens(event);
    expect(told).to.deep.equal([]);
    happens(front(true));
    expect(told, 'that the agent came is none of these').to.deep.equal([]);
    for (const event of [started('b', 4), searching('b', 5), popped('b', 6)]) happens(event);
    expect(told).to.deep.equal(['cord-call-started', 'cord-screen-pop']);
  });

  it('takes what another tab knows for what it is: the past', async () => {
    const { desk, happens } = toldDesk();
    const told = await listening(desk);
    const theirs = [started('a', 1), searching('a', 2), popped('a', 3)].reduce(reduce, initialState);
    happens({ type: 'desk-restored', state: theirs, at: 4 });
    expect(desk.state.calls).to.have.length(1);
    expect(told).to.deep.equal([]);
    happens({ type: 'call-answering', callId: 'a', at: 5 });
    expect(told).to.deep.equal(['cord-call-changed']);
  });
});
