import type { CordCallAnsweredEvent, CordDialEvent, CordDialerElement, Desk } from 'cordboard';
import { CordCalls, CordDesk, CordDialer } from 'cordboard/react.js';
import { createSim } from 'cordboard/sim.js';
import { StrictMode, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

const people = [{ name: 'Ada', number: '+15550100' }];

function App() {
  const [desk, setDesk] = useState<Desk>();
  const [said, setSaid] = useState<readonly string[]>([]);
  const [region, setRegion] = useState<string | undefined>('DE');
  const dialer = useRef<CordDialerElement>(null);
  useEffect(() => { void createSim().then((sim) => setDesk(sim.desk)); }, []);

  const say = (words: string) => setSaid((before) => [...before, words]);
  // The number is read from the element itself: the ref is the element.
  const dialled = ({ to }: CordDialEvent) => say(`dialled ${dialer.current?.value === to ? to : 'another'}`);
  const answered = ({ call }: CordCallAnsweredEvent) => say(`talking to ${call.peer.number}`);

  return <>
    <CordDesk desk={desk} closing="end" displayName="Desk one" noTabs onCordCallAnswered={answered} onCordCallEnded={() => say('over')} />
    <CordDialer ref={dialer} className="dialer" hidden={false} region={region} value="" contacts={people} onCordDial={dialled} />
    <CordCalls />
    <button onClick={() => setRegion(undefined)}>Anywhere</button>
    <output>{said.join(', ') || (desk && 'ready')}</output>
  </>;
}

createRoot(document.getElementById('app')!).render(<StrictMode><App /></StrictMode>);
