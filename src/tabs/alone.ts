import type { Desk, Flow } from '../desk/index.js';
import type { Opening } from './owner.js';

const unsupported: Flow = ({ emit }) => emit({ type: 'tab-changed', tab: { role: 'alone', front: true, lonely: 'unsupported' } });

/** A tab that shares nothing. @param isByChoice Else it says that this browser lets it share nothing. */
export function openAlone(open: (opening: Opening) => Desk, isByChoice: boolean, signal: AbortSignal): Desk {
  const desk = open({ signal, first: isByChoice ? () => {} : unsupported, shared: false });
  void desk.send({ type: 'connect' });
  return desk;
}
