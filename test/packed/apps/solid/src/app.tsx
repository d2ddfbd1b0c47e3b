import type { CordCallAnsweredEvent, CordDialEvent, Desk } from 'cordboard';
import { createSignal } from 'solid-js';

export function App(props: { readonly desk: Desk | undefined }) {
  const [said, setSaid] = createSignal<readonly string[]>([]);
  const say = (words: string) => setSaid((before) => [...before, words]);
  const dialled = (event: CordDialEvent) => say(`dialled ${event.to}`);
  const answered = ({ call }: CordCallAnsweredEvent) => say(`talking to ${call.peer.number}`);
  return <>
    <cord-desk prop:desk={props.desk} closing="end" attr:display-name="Desk one" prop:noTabs={true} on:cord-call-answered={answered} on:cord-call-ended={() => say('over')} />
    <cord-dialer class="dialer" region="DE" contacts={[{ name: 'Ada', number: '+15550100' }]} on:cord-dial={dialled} />
    <cord-calls />
    <output>{said().join(', ') || (props.desk && 'ready')}</output>
  </>;
}
