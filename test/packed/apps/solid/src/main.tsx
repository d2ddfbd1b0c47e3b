import type { Desk } from 'cordboard';
import 'cordboard/define/calls.js';
import 'cordboard/define/desk.js';
import 'cordboard/define/dialer.js';
import { createSim } from 'cordboard/sim.js';
import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { App } from './app.js';

const [desk, setDesk] = createSignal<Desk>();
void createSim().then((sim) => setDesk(() => sim.desk));

render(() => <App desk={desk()} />, document.getElementById('app')!);
