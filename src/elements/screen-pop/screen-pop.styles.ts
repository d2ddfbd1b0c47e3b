import { css } from 'lit';

/** The frame, as high as it will be from the start, and the head: what is painted first. */
export const styles = css`
  :host { container-type: inline-size; block-size: 36rem; min-inline-size: min(15rem, 100%); }
  .frame { display: flex; flex-direction: column; block-size: 100%; border: 1px solid var(--_border); border-radius: calc(var(--_radius) + 2px); background: var(--_surface); overflow: hidden; contain: layout style paint; }
  p, h2, h3, dl, dd, ul { margin: 0; padding: 0; }
  .empty { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: var(--_s2); padding: var(--_s6); font-size: var(--_size-13); color: var(--_muted); border-style: dashed; text-align: center; }
  .empty .icon { inline-size: 1.75rem; block-size: 1.75rem; opacity: 0.6; }

  .head { flex: none; display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--_s3); padding: var(--_s3) var(--_s3) var(--_s1); }
  .disc { display: grid; place-items: center; inline-size: 2.75rem; block-size: 2.75rem; border-radius: 50%; background: var(--_raised); color: var(--_muted); font-size: var(--_size-15); font-weight: 600; letter-spacing: 0.02em; }
  .disc.known { background: var(--_accent-soft); color: var(--_accent); }
  .who { min-inline-size: 0; }
  h2 {
    font-size: var(--_size-18); font-weight: 600; line-height: 1.5rem; letter-spacing: -0.005em;
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere;
  }
  .company, .number { display: flex; align-items: center; gap: var(--_s2); min-block-size: 1.25rem; line-height: 1.25rem; font-size: var(--_size-13); color: var(--_muted); }
  .company bdi, .number bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .number bdi { font-variant-numeric: tabular-nums; }
  .company bdi.tier { flex: none; max-inline-size: 8rem; padding-inline: 6px; border-radius: 4px; background: var(--_warn-soft); color: var(--_warn); font-size: var(--_size-12); font-weight: 600; line-height: 1.125rem; }
  .bar { display: block; inline-size: 9rem; max-inline-size: 100%; block-size: 0.625rem; border-radius: 4px; background: var(--_raised); }
  .wait { animation: appear 200ms 300ms ease-out backwards; }
  @keyframes appear { from { opacity: 0; } }
  @container (min-width: 34rem) {
    .head { grid-template-columns: auto minmax(0, 1fr) auto; padding: var(--_s4) var(--_s4) var(--_s1); }
    .disc { inline-size: 3.25rem; block-size: 3.25rem; font-size: var(--_size-18); }
    h2 { font-size: var(--_size-24); line-height: 1.875rem; letter-spacing: -0.01em; }
  }
  @media (prefers-reduced-motion: reduce) { .wait { animation: appear 0s 300ms backwards !important; } }
  @media (forced-colors: active) {
    .disc, .tier { border: 1px solid CanvasText; }
    .bar { background: GrayText; forced-color-adjust: none; }
  }
`;
