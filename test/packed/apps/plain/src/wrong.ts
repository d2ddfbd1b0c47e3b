import { CordDialEvent } from 'cordboard';
import 'cordboard/define/all.js';
import { connect } from 'cordboard/connect.js';

// wrong: no server
connect({ uri: 'sip:1001@pbx.example' });

const desk = document.querySelector('cord-desk');
if (desk) {
  // wrong: a value that there is not
  desk.closing = 'kept';
  // wrong: a command that there is not
  void desk.desk?.send({ type: 'hangup', callId: '1' });
}

// wrong: a field that this event has not
document.querySelector('cord-dialer')?.addEventListener('cord-dial', (event) => event.callId);
// wrong: an event of something that is no number
new CordDialEvent(600);
