import { expect } from '@open-wc/testing';
import '../../src/define/desk.js';
import type { Host } from '../../src/desk/index.js';
import { connections } from './fake-connect.js';
import { clearPage, emptyPlace, settle, until } from './sim-page.js';

describe('<cord-desk> in a host', () => {
  beforeEach(() => { connections.length = 0; });
  afterEach(clearPage);

  it('connects in the host its attribute names, and anew in another', async () => {
    const place = emptyPlace();
    place.innerHTML = '<cord-desk server="wss://pbx.example/ws" uri="sip:1001@pbx.example" host="parent:https://crm.example"></cord-desk>';
    const cordDesk = place.querySelector('cord-desk')!;
    await until(() => cordDesk.desk, 'it is connected');
    expect(connections.map(({ config }) => config.host)).to.deep.equal(['parent:https://crm.example']);
    cordDesk.host = 'parent:https://other.example';
    await until(() => connections.length === 2, 'another host is another connection');
  });

  it('an adapter made anew at each render costs no call', async () => {
    const place = emptyPlace();
    const cordDesk = document.createElement('cord-desk');
    const adapter = (): Host & { readonly frame: Window } => ({ start() {}, frame: window }); // Nothing that could be written as JSON.
    Object.assign(cordDesk, { host: adapter(), server: 'wss://pbx.example/ws', uri: 'sip:1001@pbx.example' });
    place.append(cordDesk);
    await until(() => cordDesk.desk, 'it is connected');
    cordDesk.host = adapter();
    await settle(place);
    expect(connections).to.have.length(1);
    (cordDesk as { host?: Host | undefined }).host = undefined;
    await until(() => connections.length === 2, 'out of the host');
    expect(connections[1]!.config).not.to.have.property('host');
  });
});
