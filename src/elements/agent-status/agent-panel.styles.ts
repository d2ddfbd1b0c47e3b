import { css } from 'lit';

export const panelStyles = css`
  section { padding: 8px 12px 12px; border-block-start: 1px solid var(--_border); font-size: var(--_size-13); }
  .above section { border-block: 0 solid var(--_border); border-block-end-width: 1px; }
  h2 { display: flex; justify-content: space-between; gap: 12px; margin: 0 0 4px; font-size: var(--_size-12); font-weight: 500; line-height: 1.25rem; color: var(--_muted); }
  h2 bdi { font-weight: 400; font-variant-numeric: tabular-nums; }
  .queue { display: grid; grid-template-columns: 0.625rem minmax(0, 1fr) 8rem; gap: 8px 12px; align-items: center; margin-block-start: 4px; }
  .name { margin-inline-end: -4px; }
  select {
    min-inline-size: 0; min-block-size: 2rem; margin: 0; padding: 2px 6px; border: 1px solid var(--_control-border); border-radius: var(--_radius);
    background: var(--_surface); color: inherit; font: inherit; text-overflow: ellipsis; cursor: pointer;
  }
  select:hover:not([aria-disabled='true']) { background: var(--_hover); }
  select:focus-visible { outline: 2px solid var(--_accent); outline-offset: 1px; }
  select[aria-disabled='true'] { border-color: var(--_border); color: var(--_muted); cursor: default; }
  select[aria-busy='true'] { color: var(--_muted); }
  section p { margin-block-start: 8px; color: var(--_muted); font-size: var(--_size-12); }
  section p.problem { color: var(--_danger); font-size: var(--_size-13); }
  dl { margin: 0; }
  .sum, dt { display: flex; align-items: center; gap: 12px; }
  .sum { justify-content: space-between; line-height: 1.5rem; }
  dt { min-inline-size: 0; white-space: nowrap; }
  dd { margin: 0; font-variant-numeric: tabular-nums; }
  .total { font-weight: 600; }
  .part { padding-inline-start: calc(0.625rem + 12px); color: var(--_muted); }
  @media (pointer: coarse) { select { min-block-size: var(--_target); } }
  @media (forced-colors: active) { select[aria-disabled='true'] { color: GrayText; border-color: GrayText; } }
`;
