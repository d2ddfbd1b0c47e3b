import type { CordDialEvent } from 'cordboard';
import { CordDesk, CordDialer } from 'cordboard/react.js';

export const mistakes = [
  // wrong: a value that there is not
  <cord-desk closing="kept" />,
  // wrong: a number by its word
  <cord-desk after-call-work="ten" />,
  // wrong: the event of another kind
  <cord-dialer oncord-dial={(event: MouseEvent) => event.clientX} />,
  // wrong: a field that this event has not
  <cord-dialer oncord-dial={(event) => event.callId} />,
  // wrong: no list of people
  <cord-dialer contacts="Ada" />,
  // wrong: a misspelt property
  <cord-dialer regoin="DE" />,
  // wrong: a value that there is not, of the component
  <CordDesk closing="kept" />,
  // wrong: the event of another kind, of the component
  <CordDesk onCordCallEnded={(event: CordDialEvent) => event.to} />,
  // wrong: a misspelt property, of the component
  <CordDialer regoin="DE" />,
];
