import { expect, nextFrame } from '@open-wc/testing';
import { clickToDial, type ClickToDialOptions } from '../../src/click-to-dial/index.js';
import { clearPage, emptyPlace, until } from './sim-page.js';

const number = '+1 415-555-0100';
const e164 = '+14155550100';
let stop = new AbortController();
let dialled: { to: string; from: Element }[] = [];

/** A page made of HTML, and click-to-dial on it. */
function page(content: string, options: ClickToDialOptions = {}): HTMLElement {
  const place = emptyPlace('light', 600);
  place.insertAdjacentHTML('beforeend', content);
  stop = new AbortController();
  dialled = [];
  clickToDial(place, (to, from) => dialled.push({ to, from }), stop.signal, { region: 'US', ...options });
  return place;
}

const one = (place: ParentNode, selector: string): HTMLElement => place.querySelector<HTMLElement>(selector)!;
const numbers = (): readonly string[] => dialled.map(({ to }) => to);
const paint = (): StaticRange[] => [...((CSS.highlights.get('cord-number') ?? []) as Iterable<StaticRange>)];
/** What is painted, as it is written. */
const painted = (): string[] => paint().map(({ startContainer, startOffset, endOffset }) => (startContainer as Text).data.slice(startOffset, endOffset));
const finds = async (...texts: string[]): Promise<void> => {
  await nextFrame(); // by then what changed is known, and old ranges are not read in new text
  await until(() => JSON.stringify(painted().sort()) === JSON.stringify([...texts].sort()), `painted: ${texts.join(' and ')}`);
};

/** Presses where a text stands, as a mouse does; whether the page may go on with it. */
function pressText(text: string, how: MouseEventInit & { type?: string } = {}): boolean {
  const node = paint().find(({ startContainer, startOffset, endOffset }) => (startContainer as Text).data.slice(startOffset, endOffset) === text)!;
  return pressAt(node.startContainer as Text, node.startOffset, node.endOffset, how);
}

function pressAt(node: Text, start: number, end: number, { type = 'click', ...how }: MouseEventInit & { type?: string } = {}): boolean {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  const { left, top, width, height } = range.getBoundingClientRect();
  const [clientX, clientY] = [left + width / 2, top + height / 2];
  return node.parentElement!.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, clientX, clientY, detail: 1, ...how }));
}

const press = (element: Element, how: MouseEventInit = {}): boolean => element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 1, ...how }));

/** The window must stay where it is, whatever a link would open. */
const stay = (event: Event): void => event.preventDefault();

describe('click-to-dial', () => {
  beforeEach(() => addEventListener('click', stay));
  afterEach(async () => {
    removeEventListener('click', stay);
    stop.abort();
    await clearPage();
  });

  describe('of links', () => {
    it('dials what tel:, callto: and data-cord-dial say', () => {
      const place = page(`<a href="tel:+1-415-555-0100"><b>Ada</b></a><a href="CALLTO:600">Echo</a><button data-cord-dial="(415) 555-0100">Call</button><a href="https://crm.example" data-cord-dial="sip:bob@pbx.example">Bob</a>`);
      press(one(place, 'b'));
      for (const element of place.querySelectorAll('a, button')) press(element);
      expect(numbers()).to.deep.equal([e164, e164, '600', '4155550100', 'sip:bob@pbx.example']);
      expect(dialled[0]!.from).to.equal(one(place, 'a'));
    });

    it('leaves to the page what it cancelled, and to the browser what means something else', () => {
      const place = page(`<a href="tel:600">Echo</a><a href="mailto:a@b.example">Mail</a><a href="tel:">Nobody</a><button data-cord-dial="ask Bob">?</button>`);
      const link = one(place, 'a');
      for (const how of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }]) press(link, how);
      for (const other of [...place.querySelectorAll('a, button')].slice(1)) press(other);
      link.addEventListener('click', stay, { once: true });
      press(link);
      expect(numbers()).to.deep.equal([]);
      press(link);
      expect(numbers()).to.deep.equal(['600']);
    });

    it('takes a double click for one call', () => {
      const place = page('<a href="tel:600">Echo</a>');
      press(one(place, 'a'));
      expect(press(one(place, 'a'), { detail: 2 })).to.equal(false);
      expect(numbers()).to.deep.equal(['600']);
    });

    it('reaches into open shadow roots', () => {
      const place = page('<div></div>');
      const shadow = one(place, 'div').attachShadow({ mode: 'open' });
      shadow.append(Object.assign(document.createElement('a'), { href: 'tel:600' }));
      press(shadow.firstElementChild!);
      expect(numbers()).to.deep.equal(['600']);
    });

    it('leaves tel: to the browser while there is no line, but not what has no other meaning', () => {
      let ready = false;
      removeEventListener('click', stay);
      const place = page('<a href="tel:600">Echo</a><button data-cord-dial="601">Greeting</button>', { ready: () => ready });
      const kept: boolean[] = [];
      place.addEventListener('click', (event) => { kept.push(event.defaultPrevented); event.preventDefault(); });
      press(one(place, 'a'));
      press(one(place, 'button'));
      ready = true;
      press(one(place, 'a'));
      expect(kept).to.deep.equal([false, true, true]);
      expect(numbers()).to.deep.equal(['601', '600']);
    });

    it('ends with its signal', () => {
      const place = page('<a href="tel:600">Echo</a>');
      stop.abort();
      expect(press(one(place, 'a'))).to.equal(false); // our own `stay`
      expect(numbers()).to.deep.equal([]);
    });
  });

  describe('of text', () => {
    it('finds the numbers, dials the one that is clicked, and no other', async () => {
      const place = page(`<p>Ring ${number} or (212) 555-0142, order 4155550100 of 2026-11-22.</p>`, { scan: true });
      await finds(number, '(212) 555-0142');
      expect(pressText(number)).to.equal(false);
      pressText('(212) 555-0142');
      const text = one(place, 'p').firstChild as Text;
      pressAt(text, 0, 4);
      pressAt(text, text.data.indexOf('4155550100'), text.data.indexOf(' of'));
      expect(numbers()).to.deep.equal([e164, '2125550142']);
      expect(dialled[0]!.from).to.equal(one(place, 'p'));
    });

    it('comes before the row it stands in, and is one call at a double click', async () => {
      const place = page(`<p>${number}</p>`, { scan: true });
      let opened = 0;
      one(place, 'p').addEventListener('click', () => opened++);
      await finds(number);
      pressText(number);
      pressText(number, { detail: 2 });
      expect([numbers(), opened]).to.deep.equal([[e164], 0]);
      pressText(number, { ctrlKey: true });
      expect([numbers(), opened]).to.deep.equal([[e164], 1]);
    });

    it('dials nobody whose number is being marked', async () => {
      const place = page(`<p>${number}</p>`, { scan: true });
      await finds(number);
      getSelection()!.selectAllChildren(one(place, 'p'));
      pressText(number);
      expect(numbers()).to.deep.equal([]);
      getSelection()!.removeAllRanges();
      pressText(number);
      expect(numbers()).to.deep.equal([e164]);
    });

    it('shows a hand over a number, and gives the cursor back', async () => {
      const place = page(`<p>Ring ${number}</p><p style="color: red;">${number}</p>`, { scan: true });
      await finds(number, number);
      const [plain, styled] = [one(place, 'p'), one(place, 'p[style]')];
      const move = (node: Node, start: number, end: number): void => void pressAt(node as Text, start, end, { type: 'pointermove' });
      move(plain.firstChild!, 5, 20);
      expect(getComputedStyle(plain).cursor).to.equal('pointer');
      move(plain.firstChild!, 0, 4);
      expect(plain.outerHTML).to.equal(`<p>Ring ${number}</p>`);
      move(styled.firstChild!, 0, 15);
      stop.abort();
      expect(styled.outerHTML).to.equal(`<p style="color: red;">${number}</p>`);
    });

    it('leaves alone what does something else, is written in, or is no prose', async () => {
      customElements.define('test-phone', class extends HTMLElement {});
      const wrap = (open: string): string => `<${open}>${number}</${open.split(' ')[0]}>`;
      const alone = ['a href="#x"', 'button', 'textarea', 'label', 'form', 'code', 'pre', 'script type="text/plain"', 'style', 'template', 'summary', 'div contenteditable', 'div role="button"', 'div data-cord-no-scan', 'div data-cord-dial="600"', 'test-phone', 'noscript'];
      const deep = alone.map((open) => wrap(open).replace(number, `<em>${number}</em>`)).filter((html) => !/^<(textarea|script|style|template|noscript)/.test(html));
      const place = page(`${alone.map(wrap).join('')}${deep.join('')}<select><option>${number}</select><input value="${number}">
        <p contenteditable="false">1: (212) 555-0142</p><form data-cord-scan><p>2: (212) 555-0142</p><label>${number}</label></form><test-phone data-cord-scan>3: (212) 555-0142</test-phone>
        <app-root>4: (212) 555-0142</app-root>`, { scan: true });
      await finds(...Array<string>(4).fill('(212) 555-0142'));
      const [first] = place.querySelectorAll<HTMLElement>('p[contenteditable]');
      first!.contentEditable = 'true';
      pressText('(212) 555-0142');
      expect(numbers(), 'it has become an editor since').to.deep.equal([]);
    });

    it('changes nothing of the page, and leaves nothing behind', async () => {
      const sheets = document.adoptedStyleSheets.length;
      const html = `<ul><li>${number}</li><li>Two: <b>(212) 555-0142</b> and text</li></ul>`;
      const place = page(html, { scan: true });
      const nodes = (): Node[] => [...function* walk(node: Node): Generator<Node> { yield node; for (const child of node.childNodes) yield* walk(child); }(one(place, 'ul'))];
      const before = nodes();
      await finds(number, '(212) 555-0142');
      expect(nodes()).to.deep.equal(before);
      stop.abort();
      expect(place.innerHTML).to.equal(html);
      expect(nodes()).to.deep.equal(before);
      expect([CSS.highlights.has('cord-number'), document.adoptedStyleSheets.length]).to.deep.equal([false, sheets]);
    });

    it('two of them on one page do not take each other\'s numbers away', async () => {
      page(`<p>${number}</p>`, { scan: true });
      const first = stop;
      await finds(number);
      page('<p>(212) 555-0142</p>', { scan: true });
      await finds(number, '(212) 555-0142');
      first.abort();
      expect(painted()).to.deep.equal(['(212) 555-0142']);
    });

    it('needs no numbering plans where there is nothing like a number', async () => {
      const place = page('<p>Order 1001 of 2026, 12 pieces.</p>', { scan: true });
      one(place, 'p').textContent = 'Order 1002';
      await nextFrame();
      expect(painted()).to.deep.equal([]);
    });
  });

  describe('of a page that lives', () => {
    /** As React does it: it holds on to its text nodes, writes to them, and takes away and moves what it made. */
    it('survives a framework that owns its nodes', async () => {
      const place = page('<main></main>', { scan: true });
      const row = (): { item: HTMLElement; text: Text } => {
        const item = document.createElement('li');
        return { item, text: item.appendChild(document.createTextNode('')) };
      };
      const main = one(place, 'main');
      const [a, b] = [row(), row()];
      main.append(a.item, b.item);
      a.text.nodeValue = `Ada ${number}`;
      b.text.nodeValue = 'Bob';
      await finds(number);
      b.text.nodeValue = 'Bob (212) 555-0142';
      a.text.nodeValue = 'Ada';
      await finds('(212) 555-0142');
      expect(place.textContent).to.equal('AdaBob (212) 555-0142');
      main.insertBefore(b.item, a.item);
      await finds('(212) 555-0142');
      pressText('(212) 555-0142');
      b.item.removeChild(b.text);
      b.item.replaceChildren(Object.assign(document.createElement('i'), { textContent: number }));
      await finds(number);
      main.removeChild(b.item);
      await finds();
      expect(numbers()).to.deep.equal(['2125550142']);
    });

    it('forgets a text at once when it changes, and keeps up with many', async () => {
      const place = page(`<p>${number}</p>`, { scan: true });
      await finds(number);
      const text = one(place, 'p').firstChild as Text;
      text.data = 'n';
      await Promise.resolve();
      expect(painted()).to.deep.equal([]);
      const list = document.createElement('ul');
      for (let index = 0; index < 300; index++) list.append(Object.assign(document.createElement('li'), { textContent: `+1 415-555-0${100 + (index % 100)}` }));
      place.append(list);
      await until(() => painted().length === 300, '300 are painted');
      list.remove();
      await until(() => painted().length === 0, 'they are forgotten');
    });

    it('ends with its signal, whatever comes later', async () => {
      const place = page(`<p>${number}</p>`, { scan: true });
      await finds(number);
      stop.abort();
      place.append(document.createTextNode(number));
      await nextFrame();
      expect(painted()).to.deep.equal([]);
    });
  });

  describe('by keyboard', () => {
    const link = (place: HTMLElement): HTMLAnchorElement | null => (place.lastElementChild?.shadowRoot?.querySelector('a') ?? null);
    const key = (place: HTMLElement, name: string): boolean => link(place)!.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }));

    it('walks from number to number on one link, and calls', async () => {
      const place = page(`<p>${number}</p><p hidden>+1 415-555-0199</p><p>(212) 555-0142</p>`, { scan: true });
      await finds(number, '+1 415-555-0199', '(212) 555-0142');
      link(place)!.focus();
      expect([link(place)!.ariaLabel, link(place)!.href]).to.deep.equal([`Call ${number}, number 1 of 2 on this page`, `tel:${e164}`]);
      const at = one(place, 'p').getBoundingClientRect();
      expect(Math.abs(link(place)!.getBoundingClientRect().top + 3 - at.top), 'it lies over the number').to.be.below(4);
      key(place, 'ArrowDown');
      expect(place.lastElementChild!.shadowRoot!.activeElement).to.equal(link(place));
      expect(link(place)!.ariaLabel).to.equal('Call (212) 555-0142, number 2 of 2 on this page');
      link(place)!.click();
      key(place, 'ArrowDown');
      link(place)!.click();
      key(place, 'End');
      link(place)!.click();
      expect(numbers()).to.deep.equal(['2125550142', e164, '2125550142']);
      await expect(place).to.be.accessible();
    });

    it('is not there where there is no number, and looks again when it is reached', async () => {
      const place = page('<p>Nobody</p>', { scan: true });
      expect(link(place)).to.equal(null);
      const text = one(place, 'p').firstChild as Text;
      text.data = number;
      await finds(number);
      text.data = '(212) 555-0142';
      await finds('(212) 555-0142');
      link(place)!.focus();
      expect(link(place)!.ariaLabel).to.equal('Call (212) 555-0142, number 1 of 1 on this page');
      text.data = 'Nobody';
      await finds();
      expect(place.lastElementChild!.checkVisibility()).to.equal(false);
    });
  });
});
