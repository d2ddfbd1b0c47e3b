import { css } from 'lit';

/** The rows of the two lists. A row of callers has two lines where there is little room, and one with columns where there is more. */
export const rowStyles = css`
  .callers, .members { position: relative; flex: 1; min-block-size: 0; overflow: auto; overflow-anchor: none; contain: strict; overscroll-behavior: contain; scrollbar-width: thin; }
  .rows { position: relative; display: grid; align-content: start; contain: layout style; }
  .callers .rows { grid-auto-rows: 4rem; }
  .members .rows { grid-auto-rows: 3rem; }
  .callers:focus-visible:has(.active), .members:focus-visible { outline-offset: -2px; }
  .callers:focus-visible:has(.active) { outline: none; }

  /* A column is as wide as its cells are, and they know their column: one that a page hides leaves no room behind, and the others stay in theirs. */
  .heads, .row { --_gap: var(--_s2); display: grid; grid-template-columns: auto minmax(0, 1fr) auto auto auto; padding-inline: var(--_s3); }
  .position { grid-area: 1 / 1; inline-size: 1.5rem; margin-inline-end: var(--_gap); }
  .caller { grid-area: 1 / 2; }
  .priority { grid-area: 1 / 3; }
  .wait { grid-area: 1 / 4; inline-size: 4.5rem; }
  .priority, .wait { margin-inline-start: var(--_gap); }
  .heads :is(.priority, .wait) { display: flex; justify-content: end; }
  .heads { position: sticky; z-index: 1; inset-block-start: 0; align-items: center; block-size: 2rem; background: var(--_surface); border-block-end: 1px solid var(--_border); font-size: var(--_size-12); color: var(--_muted); }
  .sort { gap: 2px; padding: 0 var(--_s1); margin-inline: calc(-1 * var(--_s1)); min-block-size: 1.75rem; font-size: var(--_size-12); font-weight: 500; color: var(--_muted); border: 0; }
  .sort .icon { inline-size: 0.875rem; block-size: 0.875rem; visibility: hidden; transition: rotate var(--_quick); }
  [aria-sort='ascending'] .sort, [aria-sort='descending'] .sort { color: var(--_text); font-weight: 600; }
  [aria-sort='ascending'] .icon, [aria-sort='descending'] .icon { visibility: visible; }
  [aria-sort='ascending'] .icon { rotate: 180deg; }
  .heads .position .icon { margin-inline: -3px calc(-1 * var(--_s2)); }
  .heads :is(.wait, .priority) .sort { flex-direction: row-reverse; }

  .row { position: relative; grid-template-rows: 1.25rem 2rem; align-content: center; align-items: center; font-size: var(--_size-13); contain: layout style paint; transition: background-color var(--_quick); }
  .row + .row, .member + .member { border-block-start: 1px solid var(--_border); }
  .row:hover { background: var(--_hover); }
  .callers:focus-visible .active { outline: 2px solid var(--_accent); outline-offset: -2px; border-radius: var(--_radius); }
  .position { color: var(--_muted); font-variant-numeric: tabular-nums; font-size: var(--_size-12); }
  .row .caller { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--_s2); block-size: 1.25rem; min-inline-size: 0; overflow: hidden; }
  .caller .name { max-inline-size: 100%; font-size: var(--_size-15); font-weight: 550; }
  .caller .number { color: var(--_muted); font-size: var(--_size-12); font-variant-numeric: tabular-nums; }
  .caller bdi, .path, .badge, .queue { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .why { grid-area: 2 / 2 / auto / -1; display: flex; align-items: center; gap: 6px; min-inline-size: 0; font-size: var(--_size-12); line-height: 1.125rem; color: var(--_muted); overflow: hidden; }
  .line { display: contents; }
  .line > * { flex: 0 1 auto; min-inline-size: 0; max-inline-size: 9rem; }
  .line > .queue { flex: none; max-inline-size: min(9rem, 60%); font-weight: 550; }
  .badge { padding-inline: 6px; border-radius: 4px; background: var(--_raised); color: var(--_text); font-weight: 500; }
  .badge.vip { background: var(--_warn-soft); color: var(--_warn); font-weight: 600; }
  .badge.mine { background: var(--_accent-soft); color: var(--_accent); font-weight: 600; }
  /* What is cut off first comes last. */
  .line > .badge { flex-shrink: 99; }
  .line > .badge + .badge { flex-shrink: 9999; }
  .line > .path { flex-shrink: 99999999; max-inline-size: 100%; }
  .row .priority { font-variant-numeric: tabular-nums; font-weight: 550; color: var(--_muted); text-align: end; }
  .row .wait { display: flex; align-items: center; justify-content: end; gap: var(--_s1); font-variant-numeric: tabular-nums; font-weight: 550; }
  .wait .icon { inline-size: 1rem; block-size: 1rem; }
  .bar { position: absolute; inset: auto var(--_s3) 0; inline-size: calc(100% - 2 * var(--_s3)); block-size: 2px; background: var(--_border); }
  .bar:dir(rtl) { transform: scaleX(-1); }
  .bar rect { fill: var(--_good); }
  .row.long .wait { color: var(--_warn); }
  .row.too-long .wait { color: var(--_danger); }
  .row.long .bar rect { fill: var(--_warn); }
  .row.too-long .bar rect { fill: var(--_danger); }
  .claiming { position: absolute; inset-inline-end: 12px; inset-block-end: 6px; }
  .row:is(:hover, :focus-within):has(.claim) .why, .callers:focus-visible .active:has(.claim) .why { padding-inline-end: 5rem; }
  .claim { min-block-size: 2rem; padding-inline: var(--_s3); border-color: var(--_accent); color: var(--_accent); font-weight: 600; }
  .row .claim { opacity: 0; transition: opacity var(--_quick), background-color var(--_quick); }
  .row:hover .claim, .row:focus-within .claim, .callers:focus-visible .active .claim, .claim[aria-disabled='true'] { opacity: 1; }

  .member { display: grid; grid-template-columns: 0.625rem minmax(0, 1fr) auto; grid-template-rows: 1.125rem 1.125rem; align-content: center; align-items: center; gap: 2px var(--_s2); padding-inline: var(--_s3); contain: layout style paint; }
  .member .dot { grid-row: 1 / 3; }
  .agent { display: flex; align-items: center; gap: 6px; min-inline-size: 0; font-size: var(--_size-13); font-weight: 550; }
  .agent .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .self { flex: none; padding-inline: 6px; border-radius: 4px; background: var(--_accent-soft); color: var(--_accent); font-size: var(--_size-12); line-height: 1.125rem; }
  .member .time, .answered { font-size: var(--_size-12); color: var(--_muted); font-variant-numeric: tabular-nums; text-align: end; }
  .state { grid-column: 2; display: flex; gap: var(--_s2); min-inline-size: 0; font-size: var(--_size-12); color: var(--_muted); white-space: nowrap; }
  .state bdi { overflow: hidden; text-overflow: ellipsis; }
  .missed { display: inline-flex; align-items: center; gap: 2px; flex: none; color: var(--_warn); font-weight: 550; }
  .missed .icon, .answered .icon { inline-size: 0.875rem; block-size: 0.875rem; }
  .answered { display: inline-flex; align-items: center; justify-content: end; gap: 2px; }

  .stale .row .name, .stale .row .wait, .stale .agent .name { color: var(--_muted); }
  .stale .row .bar rect { fill: var(--_control-border); }
  .stale .badge { background: var(--_raised); color: var(--_muted); }
  .stale .dot { --_dot: var(--_muted); }

  @container (max-width: 35.99rem) {
    .heads .why { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    @media (pointer: coarse) { .row { grid-template-rows: 1.25rem 2.75rem; } }
  }
  @container (min-width: 36rem) {
    .callers .rows { grid-auto-rows: 3.25rem; }
    /* The last one keeps room for the button. */
    .heads, .row { --_gap: var(--_s3); grid-template-columns: auto minmax(0, 1fr) auto auto minmax(5.5rem, auto); }
    .row { grid-template-rows: 100%; }
    .priority { inline-size: 3.75rem; }
    .wait { inline-size: 5rem; }
    .row .caller { display: grid; justify-items: start; block-size: auto; line-height: 1.25; }
    .caller .name { font-size: var(--_size-13); }
    .caller .number { max-inline-size: 100%; }
    .caller .number:empty { display: none; }
    .row .wait { position: relative; align-self: stretch; padding-block-end: var(--_s1); }
    .bar { inset: auto 0 12px; inline-size: 100%; block-size: 3px; border-radius: 2px; }
    .claiming { inset-block: 0; display: flex; align-items: center; }
    .why { grid-area: 1 / 5; inline-size: 34cqi; margin-inline-start: calc(var(--_gap) + var(--_s2)); flex-direction: column; align-items: start; gap: 2px; }
    .line { display: flex; gap: 6px; inline-size: 100%; }
    .line > .queue:only-child { max-inline-size: 100%; }
    /* Where nothing else is said there are two lines for them. */
    .line:only-child { flex-wrap: wrap; gap: 2px 6px; max-block-size: 2.375rem; overflow: hidden; }
  }
  @media (hover: none) {
    .row .claim { opacity: 1; }
    .row:has(.claim) .why { padding-inline-end: 5rem; }
  }
  @media (pointer: coarse) {
    .heads { block-size: 2.75rem; }
    .sort, .claim { min-block-size: 2.75rem; }
    .callers .rows { grid-auto-rows: 4.75rem; }
    .members .rows { grid-auto-rows: 3.25rem; }
  }
  @media (forced-colors: active) {
    .badge, .self { border: 1px solid; }
    @container (max-width: 35.99rem) { .claiming { inset-block-end: 7px; } }
    .bar { block-size: 5px; border: 1px solid CanvasText; background: Canvas; }
    .row .bar rect, .row.long .bar rect, .row.too-long .bar rect { fill: CanvasText; }
  }
`;
