/** Runs in the page: what of a story can be pressed, and is less than 44 px high (WCAG 2.2, 2.5.5). */
export function smallTargets() {
  const found = [];
  const pressed = 'button, a[href], input:not([type=checkbox], [type=radio]), select, textarea, summary, label:has(input[type=checkbox], input[type=radio]), [role=option]';

  /** What lies round it and is pressed for it counts. */
  const heightOf = (one) => {
    const { height } = one.getBoundingClientRect();
    const { content, position, insetBlockStart, insetBlockEnd } = getComputedStyle(one, '::after');
    return content !== 'none' && position === 'absolute' ? Math.max(height, height - parseFloat(insetBlockStart) - parseFloat(insetBlockEnd)) : height;
  };

  const look = (root) => {
    for (const one of root.querySelectorAll('*')) {
      if (one.shadowRoot) look(one.shadowRoot);
      if (!one.matches(pressed) || getComputedStyle(one).clipPath === 'inset(50%)' || !one.getBoundingClientRect().width) continue;
      const height = heightOf(one);
      if (height >= 43.5) continue; // Rows at whole pixels.
      const host = one.getRootNode().host?.localName;
      found.push(`${host ? `${host}: ` : ''}<${[one.localName, one.getAttribute('part')].filter(Boolean).join(' part=')}> “${one.textContent.replace(/\s+/g, ' ').trim().slice(0, 40)}” is ${Math.round(height)} px high`);
    }
  };

  look(document.querySelector('.place'));
  return [...new Set(found)];
}
