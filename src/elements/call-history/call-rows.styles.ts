import { css } from 'lit';

/** The rows of the list, two lines each where there is little room; and what is unfolded beneath one. */
export const rowStyles = css`
  .list { position: relative; flex: 1; min-block-size: 0; overflow: auto; overflow-anchor: none; contain: strict; overscroll-behavior: contain; scrollbar-width: thin; }
  .list:focus-visible { outline-offset: -2px; }
  .list:focus-visible:has(.active) { outline: none; }
  .canvas { position: relative; min-block-size: 100%; contain: layout style; }
  .rows { position: absolute; inset-inline: 0; grid-auto-rows: 4rem 2rem; }

  .day-head { position: sticky; z-index: 1; inset-block-start: 0; display: flex; align-items: center; block-size: 2rem; padding-inline: var(--_s3); background: var(--_surface); border-block-end: 1px solid var(--_border); font-size: var(--_size-12); }
  .date { font-weight: 600; }
  .count { color: var(--_muted); font-variant-numeric: tabular-nums; padding-inline-start: var(--_s1); }

  .row {
    position: relative; display: grid; grid-template: 1.25rem 1.25rem / 1.25rem auto auto minmax(0, 1fr) auto; align-content: center; align-items: center; gap: 2px var(--_s2);
    block-size: 4rem; padding-inline: var(--_s3); border-block-end: 1px solid var(--_border); font-size: var(--_size-12); color: var(--_muted); white-space: nowrap; cursor: pointer;
    contain: layout style paint; transition: background-color var(--_quick);
  }
  .row:hover { background: var(--_hover); }
  .row.open { background: var(--_raised); border-block-end-color: transparent; }
  .row.blank { cursor: default; }
  .row.blank::before { content: ''; grid-area: 1 / 2 / auto / -1; inline-size: 40%; block-size: 0.75rem; border-radius: 4px; background: var(--_hover); }
  .list:focus-visible .active { outline: 2px solid var(--_accent); outline-offset: -2px; border-radius: var(--_radius); }
  .row bdi { overflow: hidden; text-overflow: ellipsis; }
  .row .icon { inline-size: 1rem; block-size: 1rem; }
  .row > span, .row > time { min-inline-size: 0; }

  .how { grid-area: 2 / 2; }
  .how .icon { position: absolute; inset-block-start: calc(50% - 1.25rem); inset-inline-start: 12px; inline-size: 1.25rem; block-size: 1.25rem; }
  .good .icon { color: var(--_good); }
  .how.danger { color: var(--_danger); font-weight: 550; }
  .who { grid-area: 1 / 2 / auto / -1; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--_s2); block-size: 1.25rem; padding-inline-end: 4.75rem; overflow: hidden; }
  .name { max-inline-size: 100%; font-size: var(--_size-15); font-weight: 550; color: var(--_text); }
  .company { max-inline-size: 100%; }
  .who .number { font-variant-numeric: tabular-nums; }
  .time { position: absolute; inset-block-start: calc(50% - 1.125rem); inset-inline-end: 12px; font-variant-numeric: tabular-nums; }
  .length { grid-area: 2 / 3; font-variant-numeric: tabular-nums; }
  .queue { grid-area: 2 / 4; display: flex; overflow: hidden; }
  .result, .fate .why { display: none; }
  .fate { grid-area: 2 / 5; justify-self: end; display: flex; align-items: center; }
  .mark { display: inline-flex; align-items: center; gap: var(--_s1); min-inline-size: 0; }
  .mark .word { overflow: hidden; text-overflow: ellipsis; }
  .mark.warn { color: var(--_warn); }
  .mark.accent { color: var(--_accent); }
  .mark.danger { color: var(--_danger); font-weight: 550; }
  .fate .mark.muted .word { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .again { display: none; flex: none; min-block-size: 2rem; min-inline-size: 2rem; padding: 0; color: var(--_danger); }
  .doing { position: absolute; inset-block: 0; inset-inline-end: 4px; display: flex; align-items: center; }
  .doing button { background: var(--_surface); border-color: var(--_border); color: var(--_accent); }
  .row .doing { opacity: 0; transition: opacity var(--_quick); }
  .row:hover .doing { opacity: 1; }
  .row button .icon { inline-size: 1.25rem; block-size: 1.25rem; }

  .unfolded { border-block-end: 1px solid var(--_border); background: var(--_raised); font-size: var(--_size-13); }
  .sheet { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--_s2); padding-block: var(--_s1) var(--_s3); padding-inline: calc(var(--_s3) + 1.25rem + var(--_s2)) var(--_s3); justify-items: start; }
  .tools { display: flex; flex-wrap: wrap; gap: var(--_s2); }
  .undelivered { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--_s2); }
  .undelivered .icon { inline-size: 1rem; block-size: 1rem; }
  .undelivered .why { overflow-wrap: anywhere; }
  .undelivered button, button.link { color: var(--_accent); padding-inline: var(--_s2); }
  button.link { margin-inline: calc(-1 * var(--_s2)); }
  .notes p { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.45; max-inline-size: 72ch; }
  .notes .whole { max-block-size: 20rem; overflow: auto; overscroll-behavior: contain; }
  .sheet dl { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--_s1) var(--_s6); inline-size: 100%; }
  .sheet dl div { display: flex; gap: var(--_s2); }
  .sheet dt { flex: none; inline-size: 6rem; color: var(--_muted); overflow-wrap: anywhere; }
  .sheet dd { min-inline-size: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
  .sheet dd bdi { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 6; overflow: hidden; }
  button[part='erase'] { color: var(--_danger); }
  .erasing { display: grid; gap: var(--_s2); padding: var(--_s3); border: 1px solid var(--_danger); border-radius: var(--_radius); background: var(--_surface); overflow-wrap: anywhere; }

  @container (min-width: 40rem) {
    .rows { grid-auto-rows: 3.25rem 2rem; }
    .row { --_columns: 7.5rem minmax(0, 1.6fr) minmax(0, 1fr) 3.25rem 7rem 3.75rem 2.25rem; grid-template: 100% / var(--_columns); column-gap: var(--_s3); block-size: 3.25rem; }
    .row > :is(.how, .who, .queue, .result, .length, .fate, .time, .doing) { grid-area: auto; }
    .how { display: flex; align-items: center; gap: var(--_s2); }
    .how .icon { position: static; }
    .how .word { overflow: hidden; text-overflow: ellipsis; }
    .who { display: grid; grid-template-columns: minmax(0, max-content) minmax(0, 1fr); justify-items: start; gap: 0 var(--_s2); block-size: auto; padding: 0; line-height: 1.25; }
    .who .number { grid-column: 1 / -1; }
    .time { position: static; justify-self: end; }
    .who bdi { max-inline-size: 100%; }
    .name { font-size: var(--_size-13); }
    .who .number:empty { display: none; }
    .length { justify-self: end; }
    .fate { justify-self: stretch; }
    .again { display: inline-flex; }
    .fate .mark.muted .word { position: static; inline-size: auto; block-size: auto; clip-path: none; }
    .row .doing { position: static; opacity: 1; }
    .doing button { background: transparent; border-color: transparent; }
    .row.blank::before { grid-area: 1 / 2; inline-size: 60%; }
    .sheet { padding-inline: calc(var(--_s3) + 7.5rem + var(--_s3)) var(--_s3); }
    .sheet dl { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  }
  @container (min-width: 52rem) {
    .row { --_columns: 8rem minmax(0, 1.6fr) minmax(0, 1fr) minmax(0, 1fr) 3.25rem minmax(7rem, 0.9fr) 3.75rem 2.25rem; }
    .result { display: flex; color: var(--_text); }
    .fate { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-content: center; }
    .fate .why { display: block; grid-area: 2 / 1; }
    .again { grid-area: 1 / 2 / 3 / auto; }
    .sheet { padding-inline-start: calc(var(--_s3) + 8rem + var(--_s3)); }
    .sheet dl { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  }
  @media (hover: none) {
    .row:hover { background: none; }
  }
  @media (pointer: coarse) {
    .day-head { block-size: 2.25rem; }
    .again { min-block-size: var(--_target); min-inline-size: var(--_target); }
    .rows { grid-auto-rows: 4rem 2.25rem; }
    @container (min-width: 40rem) { .rows { grid-auto-rows: 3.25rem 2.25rem; } }
  }
  @media (forced-colors: active) {
    .row.open, .unfolded { border-inline-start: 4px solid Highlight; }
    .row.blank::before { border: 1px solid; }
  }
`;
