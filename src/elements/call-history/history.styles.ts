import { css } from 'lit';

/** Head, notices and filters; the list takes the rest. */
export const historyStyles = css`
  .history { display: flex; flex-direction: column; contain: layout style paint; }
  p, dl, dd, h2 { margin: 0; }

  .head { display: flex; align-items: center; justify-content: space-between; gap: var(--_s2); padding-block: var(--_s1) 0; padding-inline: var(--_s3) var(--_s1); }
  h2 { font-size: var(--_size-15); font-weight: 600; line-height: var(--_target); }
  .head button { color: var(--_accent); padding-inline: var(--_s2); }
  .export { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s1) var(--_s2); padding-block: var(--_s1); padding-inline: var(--_s3) var(--_s1); background: var(--_raised); font-size: var(--_size-13); font-variant-numeric: tabular-nums; }
  .export .words { flex: 1 1 9rem; }
  @container (max-width: 19rem) { .export .words { flex-basis: 100%; } }
  .export button { min-block-size: 2rem; }

  .notice { display: flex; align-items: center; gap: var(--_s2); padding: var(--_s1) var(--_s3); min-block-size: 2.25rem; font-size: var(--_size-13); line-height: 1.25; overflow-wrap: anywhere; color: var(--_muted); background: var(--_raised); }
  .notice > span { flex: 1; padding-block: 2px; }
  .notice.warn { color: var(--_warn); background: var(--_warn-soft); }
  .notice.danger { color: var(--_danger); background: var(--_danger-soft); }
  .notice + .notice { border-block-start: 1px solid var(--_border); }
  .notice button { flex: none; min-block-size: 2rem; padding-inline: var(--_s2); margin-inline-end: calc(-1 * var(--_s2)); color: inherit; text-decoration: underline; text-underline-offset: 3px; }

  .filters { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s1) var(--_s2); padding: var(--_s1) var(--_s3) var(--_s2); border-block-end: 1px solid var(--_border); }
  .search { position: relative; flex: 1 1 8rem; min-inline-size: 0; }
  .search input { inline-size: 100%; padding-inline-end: var(--_target); font-size: var(--_size-13); appearance: none; }
  .search input::-webkit-search-cancel-button { display: none; }
  .search button { position: absolute; inset-block: 0; inset-inline-end: 0; }
  .kinds { display: flex; flex-wrap: wrap; flex: 1 0 15.5rem; gap: var(--_s1); min-inline-size: 0; max-inline-size: 100%; }
  .kinds button { flex: 1; padding-inline: var(--_s1); color: var(--_muted); }
  .kinds button[aria-pressed='true'] { background: var(--_raised); border-color: var(--_border); color: var(--_text); }
  .filters select { flex: 0 1 7rem; min-inline-size: 0; max-inline-size: 100%; padding-inline: var(--_s2); font-size: var(--_size-13); text-overflow: ellipsis; }

  .place { position: relative; flex: 1; display: flex; flex-direction: column; min-block-size: 0; }
  .empty, .looking { position: absolute; inset: 2.5rem 12px auto; display: grid; place-items: center; min-block-size: 6rem; font-size: var(--_size-13); color: var(--_muted); text-align: center; overflow-wrap: anywhere; pointer-events: none; }
  .looking { inset: auto 0 0; min-block-size: 2rem; justify-self: center; opacity: 0; }
  .place .looking { animation: appear 0s 300ms forwards; background: var(--_surface); border-block-start: 1px solid var(--_border); }
  .busy .rows { animation: fade 0s 300ms forwards; }
  @keyframes appear { to { opacity: 1; } }
  @keyframes fade { to { opacity: 0.5; } }
  @container (min-width: 30rem) {
    .kinds { flex: 0 1 20rem; }
    .filters select { flex-basis: 9rem; }
  }
  @container (max-width: 20rem) { .kinds { gap: 0; } .kinds button { padding-inline: 2px; font-size: var(--_size-12); } }
  @media (prefers-reduced-motion: reduce) { .looking { opacity: 1; } }
  @media (pointer: coarse) { .export button, .notice button { min-block-size: var(--_target); } }
`;
