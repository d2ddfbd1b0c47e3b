import { css } from 'lit';

/** The card below its head. */
export const cardStyles = css`
  .switch { flex: none; display: flex; gap: var(--_s1); padding: var(--_s2) var(--_s3) 0; overflow-x: auto; scrollbar-width: none; }
  .tab { flex: 1 1 0; flex-direction: column; align-items: start; gap: 0; min-inline-size: 5.5rem; padding: var(--_s1) var(--_s2); line-height: 1.125rem; border-color: transparent; background: transparent; }
  .tab[aria-pressed='true'] { background: var(--_raised); border-color: var(--_border); color: var(--_text); }
  .tab :is(bdi, .state) { max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .tab .state { font-size: var(--_size-12); font-weight: 400; color: var(--_muted); }
  .tab .state::before { content: ''; display: inline-block; inline-size: 0.4375rem; block-size: 0.4375rem; margin-inline-end: 5px; border: 2px solid; border-radius: 50%; vertical-align: 1px; }
  .tab.ringing .state { color: var(--_accent); font-weight: 550; }
  .tab:is(.active, .answering, .resuming) .state { color: var(--_good); }
  .tab.held .state { color: var(--_warn); }

  .actions { grid-column: 2; display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s2); padding-block-start: var(--_s2); }
  .actions :is(button, a) { min-block-size: 2rem; }
  .actions button.quiet { color: var(--_muted); }
  a.button { display: inline-flex; align-items: center; justify-content: center; gap: var(--_s2); padding: var(--_s1) var(--_s3); border: 1px solid var(--_control-border); border-radius: var(--_radius); color: var(--_text); font-size: var(--_size-13); font-weight: 550; text-decoration: none; }
  a.button:hover { background: var(--_hover); }
  .note { flex: none; display: flex; align-items: start; gap: var(--_s2); min-block-size: 1.375rem; padding: 0 var(--_s3) var(--_s1); font-size: var(--_size-12); line-height: 1.125rem; color: var(--_muted); }
  .note .icon { inline-size: 1rem; block-size: 1rem; color: var(--_warn); }
  .note span { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
  .note button { min-block-size: 1.75rem; padding-inline: var(--_s2); margin-block: -5px; margin-inline: auto calc(-1 * var(--_s2)); flex: none; font-size: var(--_size-12); color: var(--_accent); }

  .body { position: relative; flex: 1; min-block-size: 0; overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; border-block-start: 1px solid var(--_border); padding: var(--_s3); display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--_s4); align-content: start; }
  .body:focus-visible { outline-offset: -2px; }
  .about:not(:has(> *)) { display: none; }
  .about:has(> *) { display: flex; flex-direction: column; gap: var(--_s3); min-inline-size: 0; }
  section { min-inline-size: 0; }
  h3 { display: flex; align-items: baseline; gap: var(--_s2); font-size: var(--_size-12); font-weight: 600; line-height: 1.25rem; color: var(--_muted); }
  h3 .sum { margin-inline-start: auto; font-weight: 500; }
  .bars { display: grid; gap: var(--_s3); }
  .bars .bar:nth-child(2n) { inline-size: 13rem; }

  .mark { display: flex; gap: var(--_s2); padding: var(--_s2); border-radius: var(--_radius); font-size: var(--_size-13); line-height: 1.25rem; overflow-wrap: anywhere; }
  .mark .icon { inline-size: 1.25rem; block-size: 1.25rem; }
  .warning { background: var(--_warn-soft); color: var(--_warn); font-weight: 550; }
  .repeat { padding: 0; color: var(--_text); }
  .repeat .icon { color: var(--_warn); }
  .facts { display: flex; flex-wrap: wrap; gap: 2px var(--_s4); font-size: var(--_size-13); line-height: 1.25rem; }
  .facts div { display: flex; gap: 6px; min-inline-size: 0; }
  dt { color: var(--_muted); }

  .facts dd { font-weight: 500; overflow-wrap: anywhere; }
  .relation { display: grid; gap: var(--_s1); font-size: var(--_size-13); line-height: 1.25rem; }
  .relation p { display: flex; gap: var(--_s2); overflow-wrap: anywhere; }
  .relation .icon { inline-size: 1.25rem; block-size: 1.25rem; color: var(--_muted); }
  .relation .mine { font-weight: 600; color: var(--_accent); }
  .fields { display: grid; grid-template-columns: minmax(4rem, max-content) minmax(0, 1fr); gap: var(--_s1) var(--_s3); font-size: var(--_size-13); line-height: 1.25rem; }
  .fields dt { max-inline-size: 9rem; overflow-wrap: anywhere; }
  .fields dd { overflow-wrap: anywhere; }
  .body a { color: var(--_accent); text-underline-offset: 2px; border-radius: 2px; }

  .handover { padding: var(--_s2) var(--_s3); border: 1px solid var(--_border); border-inline-start: 3px solid var(--_accent); border-radius: var(--_radius); }
  .handover h3 { flex-wrap: wrap; gap: 0 var(--_s2); color: var(--_text); }
  .chosen { font-weight: 500; color: var(--_muted); }
  .long { font-size: var(--_size-13); line-height: 1.25rem; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start; }
  .long.open { max-block-size: 20rem; overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; contain: content; }
  .long.open span { display: block; content-visibility: auto; contain-intrinsic-block-size: auto 40rem; }
  button.more { padding-inline: var(--_s2); margin-inline-start: -9px; min-block-size: 2rem; color: var(--_accent); }

  .work, .entries { list-style: none; display: grid; }
  .work li, .entries li { display: grid; grid-template-columns: 1.25rem minmax(0, 1fr); gap: 0 var(--_s2); padding-block: 6px; font-size: var(--_size-13); line-height: 1.25rem; }
  .work li { grid-template-columns: minmax(0, 1fr); }
  .work li + li, .entries li + li { border-block-start: 1px solid var(--_border); }
  .item-head { display: flex; align-items: baseline; flex-wrap: wrap; gap: 0 var(--_s2); min-inline-size: 0; }
  .title { font-weight: 550; overflow-wrap: anywhere; min-inline-size: 0; }
  .small { font-size: var(--_size-12); color: var(--_muted); overflow-wrap: anywhere; }
  .due.overdue, .missed { color: var(--_danger); font-weight: 600; }
  .entries .icon { inline-size: 1.125rem; block-size: 1.125rem; margin-block: 1px; color: var(--_muted); }
  .entries .is-missed .icon { color: var(--_danger); }
  .when { margin-inline-start: auto; font-size: var(--_size-12); color: var(--_muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
  .detail { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; overflow-wrap: anywhere; white-space: pre-line; }
  .day:first-child { padding-block-start: 0; }
  .day { position: sticky; inset-block-start: -12px; padding-block-end: var(--_s1); background: var(--_surface); z-index: 1; }
  .entries + .day { padding-block-start: var(--_s2); }
  .none { font-size: var(--_size-13); color: var(--_muted); }
  .problem { display: flex; gap: var(--_s2); font-size: var(--_size-13); line-height: 1.25rem; color: var(--_danger); overflow-wrap: anywhere; }
  .problem .icon { inline-size: 1.25rem; block-size: 1.25rem; }

  .choices { display: flex; flex-direction: column; gap: var(--_s2); }
  .options { list-style: none; display: grid; max-block-size: 22rem; overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; border: 1px solid var(--_border); border-radius: var(--_radius); }
  .options:focus-visible { outline-offset: 0; }
  .option { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 var(--_s3); align-items: center; min-block-size: 3.25rem; padding: var(--_s1) var(--_s3); cursor: pointer; font-size: var(--_size-13); }
  .option + .option { border-block-start: 1px solid var(--_border); }
  .option:hover { background: var(--_hover); }
  .option.current { background: var(--_accent-soft); }
  .option .disc { inline-size: 2rem; block-size: 2rem; font-size: var(--_size-12); }
  .option.current .disc { background: var(--_surface); }
  .option .label { display: grid; line-height: 1.25rem; }
  .option :is(.label bdi, .tier) { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .option .tier { max-inline-size: 6rem; padding-inline: 6px; border-radius: 4px; background: var(--_warn-soft); color: var(--_warn); font-size: var(--_size-12); font-weight: 600; line-height: 1.125rem; }
  .row { display: flex; flex-wrap: wrap; gap: var(--_s2); align-items: center; }
  .row.ways { gap: 0 var(--_s4); padding-inline-start: 9px; margin-inline-start: -9px; }
  form { display: grid; gap: var(--_s2); max-inline-size: 26rem; }
  form label { display: grid; gap: var(--_s1); }
  form input { inline-size: 100%; color: var(--_text); }
  @container (min-width: 34rem) {
    .switch { padding: var(--_s3) var(--_s4) 0; }
    .tab { flex: 0 1 12rem; }
    .actions { grid-column: 3; align-self: start; padding: 0; }
    .note { padding: 0 var(--_s4) var(--_s1); }
    .body { padding: var(--_s4); }
    .body.two { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--_s6); }
    .day { inset-block-start: -16px; }
  }
  @media (pointer: coarse) {
    .actions :is(button, a), .note button, button.more { min-block-size: var(--_target); }
    .fields { align-items: baseline; }
    :is(.fields, .title) a { display: inline-block; padding-block: calc((var(--_target) - 1.25rem) / 2); }
  }
  @media (forced-colors: active) {
    .option.current { outline: 2px solid Highlight; outline-offset: -2px; }
    .warning, .tier, a.button { border: 1px solid; }
    button.more, .row.ways { margin-inline-start: 0; }
    .note button { margin-inline-end: 0; }
    .row.ways { gap: var(--_s1); padding-inline-start: 0; }
  }
`;
