// The page in the frame of host.test.mjs: a desk on `sim`, and one that is connected (to nobody), both in the host of the page round it.
import { connect } from '../../src/connect.ts';
import { HostedDesk } from '../../src/desk/index.ts';
import { serveHost } from '../../src/flows/host.ts';
import { postMessageHost } from '../../src/hosts/index.ts';
import { createSim } from '../../src/sim/index.ts';

const life = new AbortController();
window.endDesk = () => life.abort();

/** A desk on `sim` in the page of this origin. */
window.openDesk = async (origin) => {
  const sim = await createSim({ wrapUp: {} });
  window.sim = sim;
  window.desk = new HostedDesk(sim.desk, life.signal);
  serveHost(window.desk, postMessageHost({ origin, panel: { width: 320, height: 560 } }), life.signal);
};

/** One as a page has it, whose server is not there. */
window.connectDesk = (host) => { window.desk = connect({ server: 'ws://127.0.0.1:9/', uri: 'sip:1001@nowhere.example', password: 'x', tabs: false, host }, life.signal); };
