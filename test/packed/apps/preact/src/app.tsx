import type { CordCallAnsweredEvent, CordDialEvent, Desk } from 'cordboard';
import { useState } from 'preact/hooks';

export function App({ desk }: { readonly desk: Desk | undefined }) {
  const [said, setSaid] = useState('');
  const dialled = (event: CordDialEvent) => setSaid(`dialled ${event.to}`);
  const answered = ({ call }: CordCallAnsweredEvent) => setSaid(`talking to ${call.peer.number}`);
  return <>
    <cord-desk desk={desk} closing="end" display-name="Desk one" no-tabs oncord-call-answered={answered} />
    <cord-dialer class="dialer" region="DE" contacts={[{ name: 'Ada', number: '+15550100' }]} oncord-dial={dialled} />
    <cord-calls />
    <output>{said}</output>
  </>;
}
