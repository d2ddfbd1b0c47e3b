import type { CordCallAnsweredEvent, CordDialEvent, Desk } from 'cordboard';
import 'cordboard/define/calls.js';
import 'cordboard/define/desk.js';
import 'cordboard/define/dialer.js';
import { createSim } from 'cordboard/sim.js';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const people = [{ name: 'Ada', number: '+15550100' }];

function App() {
  const [desk, setDesk] = useState<Desk>();
  const [said, setSaid] = useState<readonly string[]>([]);
  useEffect(() => { void createSim().then((sim) => setDesk(sim.desk)); }, []);

  const say = (words: string) => setSaid((before) => [...before, words]);
  const dialled = (event: CordDialEvent) => say(`dialled ${event.to}`);
  const answered = ({ call }: CordCallAnsweredEvent) => say(`talking to ${call.peer.number}`);

  return <>
    <cord-desk desk={desk} closing="end" display-name="Desk one" no-tabs oncord-call-answered={answered} oncord-call-ended={() => say('over')} />
    <cord-dialer className="dialer" region="DE" contacts={people} oncord-dial={dialled} />
    <cord-calls />
    <output>{said.join(', ') || (desk && 'ready')}</output>
  </>;
}

createRoot(document.getElementById('app')!).render(<App />);
