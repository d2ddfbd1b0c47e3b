/** A notice that goes while the focus is in it leaves it to where it came from, else to the calls; never to the top of the page. */
export async function keepFocus(desk: HTMLElement & { readonly updateComplete: Promise<unknown> }): Promise<void> {
  await desk.updateComplete;
  const root = desk.shadowRoot!;
  let inside: Element | null = null;
  let from: EventTarget | null = null;
  root.addEventListener('focusin', (event) => {
    const { relatedTarget } = event as FocusEvent;
    if (!root.contains(relatedTarget as Node | null)) from = relatedTarget;
    inside = root.activeElement;
  });
  new MutationObserver(() => {
    if (!inside || inside.isConnected) return;
    inside = null;
    const page = desk.ownerDocument;
    for (const place of [from, page.querySelector('cord-calls'), page.querySelector('cord-dialer')]) {
      if (page.activeElement === page.body) (place as HTMLElement | null)?.focus();
    }
  }).observe(root, { childList: true, subtree: true });
}
