import { css } from 'lit';

export const styles = css`
  :host { container-type: inline-size; min-inline-size: 14rem; }
  .devices { display: grid; gap: var(--_s6); }
  .device { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--_s2); align-items: center; }
  label { grid-column: 1 / -1; display: flex; align-items: center; gap: var(--_s2); color: var(--_text); font-weight: 550; }
  label .icon { inline-size: 1.125rem; block-size: 1.125rem; color: var(--_muted); }
  .select { position: relative; display: grid; }
  select { appearance: none; inline-size: 100%; padding-inline-end: 36px; font-size: var(--_size-13); text-overflow: ellipsis; cursor: pointer; }
  select:hover { background: var(--_hover); }
  select[disabled] { color: var(--_muted); cursor: default; opacity: 1; background: transparent; border-color: var(--_border); }
  option { background: var(--_surface); color: var(--_text); }
  .select .icon { position: absolute; inset-inline-end: 12px; inset-block: 0; margin-block: auto; inline-size: 1rem; block-size: 1rem; color: var(--_muted); pointer-events: none; }
  .device > button { min-inline-size: 4.5rem; padding-inline: var(--_s2); }
  button[aria-busy='true'] { color: var(--_muted); }
  .wide { display: none; }

  .meter { display: grid; grid-template-columns: repeat(8, 1fr); gap: 3px; }
  .segment { block-size: 0.375rem; border-radius: 2px; background: var(--_pressed); transition: background-color var(--_quick); }
  .segment.on { background: var(--_good); }
  .segment.on:nth-child(n + 7) { background: var(--_warn); }

  .notes { grid-column: 1 / -1; display: grid; gap: var(--_s2); }
  .notes:not(:has(p)) { display: none; }
  .notes p { display: flex; gap: 6px; align-items: start; margin: 0; font-size: var(--_size-13); line-height: 1.125rem; color: var(--_muted); overflow-wrap: anywhere; }
  .notes .icon { inline-size: 1rem; block-size: 1rem; margin-block-start: 0.0625rem; }
  .notes .warning { color: var(--_warn); }
  .notes .works { color: var(--_good); }
  .notes .problem { padding: var(--_s2) var(--_s3); border-radius: var(--_radius); background: var(--_danger-soft); color: var(--_danger); }

  .trace { font-size: var(--_size-13); color: var(--_muted); }
  summary { inline-size: fit-content; cursor: pointer; }
  .trace p { margin-block: var(--_s2); line-height: 1.125rem; text-wrap: pretty; }
  .trace label { font-weight: inherit; margin-block-end: var(--_s3); }
  @media (pointer: coarse) {
    summary { padding-block: calc((var(--_target) - 1.35em) / 2); }
    .trace label { min-block-size: var(--_target); }
  }

  @container (min-width: 480px) {
    .device { grid-template-columns: 8rem minmax(0, 1fr) minmax(9rem, auto); column-gap: var(--_s3); }
    .devices { max-inline-size: 44rem; }
    label { grid-column: 1; }
    .wide { display: inline; }
    .short { display: none; }
    .meter { grid-column: 2; }
    .notes { grid-column: 2 / -1; }
  }
  @media (forced-colors: active) {
    .segment { background: Canvas; outline: 1px solid CanvasText; forced-color-adjust: none; }
    .segment.on, .segment.on:nth-child(n + 7) { background: Highlight; }
    .notes .problem { border: 1px solid CanvasText; }
  }
`;
