import type { Desk } from 'cordboard';
import 'cordboard/define/calls.js';
import 'cordboard/define/desk.js';
import 'cordboard/define/dialer.js';
import { createSim } from 'cordboard/sim.js';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { App } from './app.js';

function Page() {
  const [desk, setDesk] = useState<Desk>();
  useEffect(() => { void createSim().then((sim) => setDesk(sim.desk)); }, []);
  return <App desk={desk} />;
}

render(<Page />, document.getElementById('app')!);
