import type { CordDialEvent } from 'cordboard';
import { CordDesk, CordDialer } from 'cordboard/react.js';

export const mistakes = [
  // wrong: a value that there is not
  <CordDesk closing="kept" />,
  // wrong: no number
  <CordDesk afterCallWork="ten" />,
  // wrong: the event of another kind
  <CordDesk onCordCallEnded={(event: CordDialEvent) => event.to} />,
  // wrong: a field that this event has not
  <CordDialer onCordDial={(event) => event.callId} />,
  // wrong: no list of people
  <CordDialer contacts="Ada" />,
  // wrong: a misspelt property
  <CordDialer regoin="DE" />,
];
