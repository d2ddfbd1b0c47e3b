/** Runs in the page: what sticks out of the place a story has, whose words are cut off, and which words are broken within a button. */
export function overflow() {
  const place = document.querySelector('.place');
  const { left, right } = place.getBoundingClientRect();
  const found = new Set();
  const name = (one) => {
    const host = one.getRootNode().host;
    return `${host ? `${host.localName}: ` : ''}<${one.localName}${one.getAttribute('part') ? ` part=${one.getAttribute('part')}` : one.className ? ` class=${one.className}` : ''}> “${(one.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60)}”`;
  };
  const isScroller = ({ overflowX }) => overflowX === 'auto' || overflowX === 'scroll';

  /** @param cut Something around it scrolls sideways, or cuts on purpose, or it lies above the page. */
  const look = (root, cut) => {
    for (const one of root.children) {
      const style = getComputedStyle(one);
      if (style.display === 'none' || style.clipPath === 'inset(50%)') continue;
      const box = one.getBoundingClientRect();
      if (!cut && style.position !== 'fixed' && box.width && (box.right > right + 1 || box.left < left - 1)) found.add(`${name(one)} is ${Math.round(Math.max(box.right - right, left - box.left))} px outside`);
      if (one.localName.startsWith('cord-') && one.clientWidth && one.scrollWidth > one.clientWidth + 1) found.add(`<${one.localName}> is ${one.scrollWidth - one.clientWidth} px too narrow`);
      if (one.matches('button, label, legend, th, dt, h2, h3') && isCut(one, style)) found.add(`${name(one)} is cut off`);
      if (one.matches('button, summary, [role=button]')) for (const word of brokenWords(one)) found.add(`${name(one)} breaks the word “${word}”`);
      const inside = cut || style.position === 'fixed' || isScroller(style) || (style.overflowX !== 'visible' && style.textOverflow === 'ellipsis');
      if (one.shadowRoot) look(one.shadowRoot, inside);
      look(one, inside);
    }
  };

  const textsOf = (one) => {
    const [walk, texts] = [document.createTreeWalker(one, NodeFilter.SHOW_TEXT), []];
    while (walk.nextNode()) if (getComputedStyle(walk.currentNode.parentElement).clipPath === 'none') texts.push(walk.currentNode); // The others are for screen readers.
    return texts;
  };

  /** Names may be cut, they are as long as they are; our own words may not. */
  const isCut = (one, { overflowX }) => {
    if (one.querySelector('bdi')) return false;
    const box = one.getBoundingClientRect();
    const words = document.createRange();
    for (const text of textsOf(one)) {
      words.selectNodeContents(text);
      const { left: from, right: to, width } = words.getBoundingClientRect();
      if (width > 0 && (to > box.right + 1 || from < box.left - 1)) return true;
    }
    return overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1;
  };

  /** Words that begin on one line and end on another. Chinese does so anywhere. */
  const brokenWords = (one) => textsOf(one).filter((text) => !text.parentElement.closest('bdi')).flatMap((text) =>
    [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text.data)].filter(({ index, segment, isWordLike }) => {
      if (!isWordLike || /\p{Script=Han}/u.test(segment)) return false;
      const word = document.createRange();
      word.setStart(text, index);
      word.setEnd(text, index + segment.length);
      const lines = [...word.getClientRects()].filter(({ width }) => width);
      return lines.some(({ top }) => top >= lines[0].bottom - 1);
    }).map(({ segment }) => segment));

  look(place, false);
  return [...found];
}
