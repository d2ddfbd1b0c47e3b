import type { CordCallAnsweredEvent, CordDialEvent, Desk } from 'cordboard';
import { useState } from 'preact/hooks';

const people = [{ name: 'Ada', number: '+15550100' }];

export function App({ desk }: { readonly desk: Desk | undefined }) {
  const [said, setSaid] = useState<readonly string[]>([]);
  const say = (words: string) => setSaid((before) => [...before, words]);
  const dialled = (event: CordDialEvent) => say(`dialled ${event.to}`);
  const answered = ({ call }: CordCallAnsweredEvent) => say(`talking to ${call.peer.number}`);
  return <>
    <cord-desk desk={desk} closing="end" display-name="Desk one" no-tabs oncord-call-answered={answered} oncord-call-ended={() => say('over')} />
    <cord-dialer class="dialer" region="DE" contacts={people} oncord-dial={dialled} />
    <cord-calls />
    <output>{said.join(', ') || (desk && 'ready')}</output>
  </>;
}
