import { expect } from '@open-wc/testing';
import { html, LitElement, render, type TemplateResult } from 'lit';
import '../../src/define/desk.js';
import { DeskController } from '../../src/elements/desk-controller.js';
import type { CordDeskElement } from '../../src/elements/desk/desk-element.js';
import type { Desk, DeskListener } from '../../src/desk/index.js';
import { createSim, type Sim } from '../../src/sim/index.js';
import { ada } from '../../stories/on-sim.js';
import { clearPage, emptyPlace, settle, until } from './sim-page.js';

class ProbeElement extends LitElement {
  readonly calls = new DeskController(this, (state) => state.calls.map(({ id }) => id));
  renders = 0;
  protected override render(): TemplateResult {
    this.renders++;
    return html`${this.calls.missing ? 'missing' : this.calls.value.length}`;
  }
}
customElements.define('probe-element', ProbeElement);

class PacedElement extends LitElement {
  readonly calls = new DeskController(this, (state) => state.calls.length, { pace: 500 });
  readonly shown: number[] = [];
  protected override render(): TemplateResult {
    this.shown.push(this.calls.value);
    return html`${this.calls.value}`;
  }
}
customElements.define('paced-element', PacedElement);

/** A desk that counts who listens to it. */
async function counted(): Promise<Sim & { listeners(): number }> {
  const sim = await createSim();
  const listening = new Set<DeskListener>();
  const desk: Desk = {
    get state() { return sim.desk.state; },
    records: sim.desk.records,
    send: (command) => sim.desk.send(command),
    subscribe(listener) {
      listening.add(listener);
      const stop = sim.desk.subscribe(listener);
      return () => { listening.delete(listener); stop(); };
    },
  };
  return { ...sim, desk, listeners: () => listening.size };
}

const probeIn = (place: ParentNode): ProbeElement => place.querySelector('probe-element')!;

function deskElement(desk: Desk, place: HTMLElement): CordDeskElement {
  const element = document.createElement('cord-desk');
  element.desk = desk;
  place.append(element);
  return element;
}

function probe(place: Node): ProbeElement {
  return place.appendChild(new ProbeElement());
}

describe('DeskController', () => {
  afterEach(clearPage);

  it('finds the desk beside it, whichever came first', async () => {
    const place = emptyPlace();
    const early = probe(place);
    const sim = await counted();
    deskElement(sim.desk, place);
    const late = probe(place);
    expect(early.calls.desk).to.equal(sim.desk);
    expect(late.calls.desk).to.equal(sim.desk);
  });

  it('finds it from a foreign shadow root', async () => {
    const place = emptyPlace();
    const sim = await counted();
    deskElement(sim.desk, place);
    const root = place.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
    expect(probe(root).calls.desk).to.equal(sim.desk);
  });

  it('updates the host only if what it selected changed', async () => {
    const place = emptyPlace();
    const sim = await counted();
    deskElement(sim.desk, place);
    const host = probe(place);
    await host.updateComplete;
    const before = host.renders;
    const callId = sim.line.ring(ada);
    await host.updateComplete;
    expect(host.renders).to.equal(before + 1);
    sim.audio.levels(3, 4);
    await sim.desk.send({ type: 'answer', callId });
    await host.updateComplete;
    expect(host.renders).to.equal(before + 1);
    expect(host.calls.value).to.equal(host.calls.value);
  });

  it('at a pace, shows the first change at once, and those on its heels together', async () => {
    const place = emptyPlace();
    const sim = await counted();
    deskElement(sim.desk, place);
    const host = place.appendChild(new PacedElement());
    await host.updateComplete;
    for (let i = 0; i < 20; i++) {
      sim.line.ring(ada);
      await host.updateComplete;
    }
    expect(host.shown).to.deep.equal([0, 1]);
    await until(() => host.shadowRoot!.textContent === '20', 'all of them');
    expect(host.shown).to.deep.equal([0, 1, 20]);
    sim.line.ring(ada);
    sim.line.ring(ada);
    host.remove();
    await settle(place);
    place.append(host);
    await until(() => host.shadowRoot!.textContent === '22', 'put back, it is up to date');
  });

  it('moved, it keeps its subscription; removed, it leaves; put back, it has it again', async () => {
    const place = emptyPlace();
    const sim = await counted();
    deskElement(sim.desk, place);
    const host = probe(place);
    const all = sim.listeners();
    place.append(host);
    expect(sim.listeners()).to.equal(all);
    await settle(place);
    expect(sim.listeners()).to.equal(all);
    host.remove();
    await settle(place);
    expect(sim.listeners()).to.equal(all - 1);
    sim.line.ring(ada);
    place.append(host);
    await settle(place);
    expect(sim.listeners()).to.equal(all);
    expect(host.shadowRoot!.textContent).to.equal('1');
  });

  it('prefers the nearest ancestor, and switches when it is moved', async () => {
    const place = emptyPlace();
    const [outer, inner] = [await counted(), await counted()];
    deskElement(outer.desk, place);
    const nearest = document.createElement('cord-desk');
    nearest.desk = inner.desk;
    const host = probe(nearest);
    place.append(nearest);
    expect(host.calls.desk).to.equal(inner.desk);
    const listeners = inner.listeners();
    place.append(host);
    expect(host.calls.desk).to.equal(outer.desk);
    await settle(place);
    expect(inner.listeners()).to.equal(listeners - 1);
  });

  it('with two desks of a page uses the first, says so, and takes the second when the first goes', async () => {
    const place = emptyPlace();
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => warnings.push(words[0]);
    try {
      const [first, second] = [await counted(), await counted()];
      const firstElement = deskElement(first.desk, place);
      deskElement(second.desk, place).remove(); // As a router does that puts the next page in, and what it keeps in its places.
      await settle(place);
      expect(warnings).to.have.length(0);
      deskElement(second.desk, place);
      const host = probe(place);
      await settle(place);
      expect(host.calls.desk).to.equal(first.desk);
      expect(warnings).to.have.length(1);
      firstElement.remove();
      await settle(place);
      expect(host.calls.desk).to.equal(second.desk);
      expect(first.listeners()).to.equal(0);
    } finally {
      console.warn = warn;
    }
  });

  it('says when there is no desk, and stops saying it when there is', async () => {
    const place = emptyPlace();
    const host = probe(place);
    await until(() => host.shadowRoot!.textContent === 'missing', 'it is missing');
    expect(await host.calls.send({ type: 'disconnect' })).to.have.nested.property('error.code', 'not-registered');
    const sim = await counted();
    const element = deskElement(sim.desk, place);
    await until(() => host.shadowRoot!.textContent === '0', 'it is there');
    element.remove();
    await until(() => host.shadowRoot!.textContent === 'missing', 'it is gone');
  });

  it('asks a desk that was defined around it', async () => {
    const place = emptyPlace();
    const [page, around] = [await counted(), await counted()];
    deskElement(page.desk, place);
    render(html`<late-desk><probe-element></probe-element></late-desk>`, place.appendChild(document.createElement('div')));
    const host = probeIn(place);
    expect(host.calls.desk).to.equal(page.desk);
    const Desk = customElements.get('cord-desk') as typeof CordDeskElement;
    customElements.define('late-desk', class extends Desk {});
    (place.querySelector('late-desk') as CordDeskElement).desk = around.desk;
    await settle(place);
    expect(host.calls.desk).to.equal(around.desk);
  });
});
