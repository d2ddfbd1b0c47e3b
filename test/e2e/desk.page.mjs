// The page's half of desk-page.mjs: our product, and what a test wants to see of it.
import { connect } from '../../src/connect.ts';
import { listenToPage } from './page-sounds.mjs';

listenToPage();

/** Connects a desk; `endDesk` ends it, `happened` lists its events but for the ever-changing levels. */
window.connectDesk = (config) => {
  const life = new AbortController();
  window.endDesk = () => life.abort();
  window.happened = [];
  window.desk = connect(config, life.signal);
  window.desk.subscribe((_, event) => {
    if (event.type !== 'levels-changed') window.happened.push(event);
  });
};
