/** The space between a popup and the edge of the window, px. */
const edge = 8;

/** Puts a popup where it is seen whole: on the side of its button that has more room if it doesn't fit under it, and within the width of the window. */
export function placePopup(popup: HTMLElement): void {
  const { style, classList, parentElement, ownerDocument } = popup;
  style.translate = '';
  const { clientWidth, clientHeight } = ownerDocument.documentElement;
  const { left, right, height } = popup.getBoundingClientRect();
  const { top, bottom } = parentElement!.getBoundingClientRect();
  const [over, under] = [top - edge, clientHeight - bottom - edge];
  const above = height > under && over > under;
  classList.toggle('above', above);
  style.maxBlockSize = `${(above ? over : under) - 4}px`;
  style.translate = `${Math.max(edge - left, Math.min(0, clientWidth - edge - right))}px`;
}
