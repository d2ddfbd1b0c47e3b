import { expect } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClockController, clockListeners } from '../../src/elements/page-clock.js';
import { clearPage, emptyPlace, until } from './sim-page.js';

class ClockProbeElement extends LitElement {
  @property({ type: Boolean }) running = true;
  readonly clock = new ClockController(this);
  renders = 0;
  protected override render(): TemplateResult {
    this.renders++;
    return html`${this.running ? this.clock.now : 'still'}`;
  }
}
customElements.define('clock-probe', ClockProbeElement);

describe('the page clock', () => {
  afterEach(clearPage);

  it('ticks for those who read it while rendering, and for nobody else', async () => {
    const place = emptyPlace();
    const [first, second] = [place.appendChild(new ClockProbeElement()), place.appendChild(new ClockProbeElement())];
    second.running = false;
    await Promise.all([first.updateComplete, second.updateComplete]);
    expect(clockListeners()).to.equal(1);
    await until(() => first.renders > 1, 'it ticks');
    expect(Date.now() % 1000).to.be.below(500);
    expect(second.renders).to.equal(1);
    first.running = false;
    await first.updateComplete;
    expect(clockListeners()).to.equal(0);
  });

  it('stops for who is removed, and goes on for who is put back', async () => {
    const place = emptyPlace();
    const probe = place.appendChild(new ClockProbeElement());
    await probe.updateComplete;
    probe.remove();
    expect(clockListeners()).to.equal(0);
    place.append(probe);
    expect(clockListeners()).to.equal(1);
    probe.remove();
  });

  it('stands still while the page is hidden', async () => {
    const probe = emptyPlace().appendChild(new ClockProbeElement());
    await probe.updateComplete;
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    await probe.updateComplete;
    const before = probe.renders;
    await new Promise((resolve) => { setTimeout(resolve, 1_100); }); // that nothing happens can only be seen by waiting
    expect(probe.renders).to.equal(before);
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => probe.renders > before, 'it goes on at once');
  });
});
