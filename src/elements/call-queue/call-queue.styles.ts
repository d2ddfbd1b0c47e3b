import { css } from 'lit';

/** The frame, as high as it will be from the start; and what stands in it alone. */
export const styles = css`
  :host { container-type: inline-size; block-size: 36rem; min-inline-size: min(15rem, 100%); }
  .frame { block-size: 100%; margin: 0; border: 1px solid var(--_border); border-radius: calc(var(--_radius) + 2px); background: var(--_surface); overflow: hidden; }
  .frame:not(.board) { display: flex; gap: var(--_s2); align-items: center; justify-content: center; padding: var(--_s6); font-size: var(--_size-13); color: var(--_muted); overflow-wrap: anywhere; }
`;
