/**
 * Runs in a page, before its own scripts: writes down what a screen reader tells without being asked, in `window.told`: `{ how, text, from }`,
 * `from` the outermost element that it is in. A live region is heard when its words change; one that appears, only if it is an alert, or an
 * alertdialog, which browsers tell as one; one that says `aria-atomic="false"`, only in what is added to it.
 */
export function installLiveEar() {
  window.told = [];
  const regions = '[aria-live], [role=status], [role=alert], [role=log], output';
  const alerts = '[role=alert], [role=alertdialog], [aria-live=assertive]';
  const said = new WeakMap();
  const above = (node) => node.parentNode ?? node.host;

  function regionOf(node) {
    for (let at = node; at; at = above(at)) if (at.matches?.(regions)) return at;
    return undefined;
  }

  function wordsOf(node, isRegion) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === 'true' || !node.checkVisibility({ visibilityProperty: true })) return '';
    const gap = getComputedStyle(node).display.startsWith('inline') ? '' : ' ';
    return gap + ((isRegion ? undefined : node.ariaLabel) ?? [...(node.shadowRoot ?? node).childNodes].map((child) => wordsOf(child)).join('')) + gap;
  }

  const plain = (text) => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();

  function hear(region, isHeard, added) {
    if (!region.isConnected || region.ariaLive === 'off') return;
    const all = plain(wordsOf(region, true));
    if (all === (said.get(region) ?? '')) return;
    said.set(region, all);
    const text = region.ariaAtomic === 'false' ? plain(added.filter((node) => regionOf(node) === region).map((node) => wordsOf(node)).join('')) : all;
    if (!text || !isHeard) return;
    let root = region.getRootNode();
    while (root.host?.getRootNode() instanceof ShadowRoot) root = root.host.getRootNode();
    window.told.push({ how: region.matches(alerts) ? 'alert' : 'polite', text, from: root.host?.localName ?? region.localName });
  }

  function notice(changes) {
    const [changed, appeared] = [new Set(), new Set()];
    for (const { target, addedNodes } of changes) {
      const region = regionOf(target);
      if (region) changed.add(region);
      for (const node of addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) for (const one of [node, ...node.querySelectorAll('*')]) if (one.matches(`${regions}, ${alerts}`)) appeared.add(one);
      }
    }
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    for (const region of appeared) hear(region, region.matches(alerts), added);
    for (const region of changed) if (!appeared.has(region)) hear(region, true, added);
  }

  const watch = (root) => new MutationObserver(notice).observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['hidden', 'class', 'aria-hidden'] });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(init) {
    const root = attach.call(this, init);
    watch(root);
    return root;
  };
  watch(document);
}
