import { css } from 'lit';

export const panelStyles = css`
  section { padding: var(--_s2) var(--_s3) var(--_s3); border-block-start: 1px solid var(--_border); font-size: var(--_size-13); }
  .above section { border-block: 0 solid var(--_border); border-block-end-width: 1px; }
  h2 { display: flex; justify-content: space-between; gap: var(--_s3); margin: 0 0 var(--_s1); font-size: var(--_size-12); font-weight: 500; line-height: 1.25rem; color: var(--_muted); }
  h2 bdi { font-weight: 400; font-variant-numeric: tabular-nums; }
  .queue { display: grid; grid-template-columns: 0.625rem minmax(0, 1fr) 8rem; gap: var(--_s2) var(--_s3); align-items: center; margin-block-start: var(--_s1); }
  .name { margin-inline-end: calc(-1 * var(--_s1)); }
  select {
    min-inline-size: 0; min-block-size: 2rem; margin: 0; padding: 2px 6px; border: 1px solid var(--_control-border); border-radius: var(--_radius);
    background: var(--_surface); color: inherit; font: inherit; text-overflow: ellipsis; cursor: pointer;
  }
  select:hover:not([aria-disabled='true']) { background: var(--_hover); }
  select:focus-visible { outline: 2px solid var(--_accent); outline-offset: 1px; }
  select[aria-disabled='true'] { border-color: var(--_border); color: var(--_muted); cursor: default; }
  select[aria-busy='true'] { color: var(--_muted); }
  section p { margin-block-start: var(--_s2); color: var(--_muted); font-size: var(--_size-12); }
  section p.problem { color: var(--_danger); font-size: var(--_size-13); }
  dl { margin: 0; }
  .sum, dt { display: flex; align-items: center; gap: var(--_s3); }
  .sum { justify-content: space-between; line-height: 1.5rem; }
  dt { min-inline-size: 0; white-space: nowrap; }
  dd { margin: 0; font-variant-numeric: tabular-nums; }
  .total { font-weight: 600; }
  .part { padding-inline-start: calc(0.625rem + var(--_s3)); color: var(--_muted); }
  @media (pointer: coarse) { select { min-block-size: var(--_target); } }
  @media (forced-colors: active) { select[aria-disabled='true'] { color: GrayText; border-color: GrayText; } }
`;
