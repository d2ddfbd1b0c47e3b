import { css } from 'lit';

/** The board: head, figures, the two lists side by side or one at a time. */
export const boardStyles = css`
  .board { display: flex; flex-direction: column; contain: layout style paint; }
  p, dl, dd, h2 { margin: 0; }

  .head { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--_s4); padding: var(--_s2) var(--_s3) 0; }
  h2 { font-size: var(--_size-15); font-weight: 600; line-height: var(--_target); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .chooser { max-inline-size: 100%; padding-inline: var(--_s1); margin-inline-start: -9px; border-color: transparent; font-weight: 600; text-overflow: ellipsis; cursor: pointer; transition: border-color var(--_quick); }
  select.chooser:is(:hover, :focus-visible) { border-color: var(--_control-border); }

  .membership { display: flex; align-items: center; gap: var(--_s2); flex: 1 1 15rem; min-inline-size: 0; min-block-size: var(--_target); font-size: var(--_size-13); color: var(--_muted); }
  .self-words { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .wishes { display: flex; flex: none; margin-inline: auto calc(-1 * var(--_s2)); }
  .membership button.quiet { padding-inline: var(--_s2); color: var(--_accent); }
  .membership:has(.reasons) { flex-wrap: wrap; gap: var(--_s1) var(--_s2); padding-block: var(--_s1); }
  .reasons { display: flex; flex-wrap: wrap; gap: var(--_s1); min-inline-size: 0; }
  .reason { padding-inline: var(--_s2); min-block-size: 2rem; }

  .dot { --_dot: var(--_muted); flex: none; inline-size: 0.625rem; block-size: 0.625rem; border: 2px solid var(--_dot); border-radius: 50%; forced-color-adjust: none; }
  .membership .dot { transition: border-color var(--_quick), background-color var(--_quick); }
  .dot.ready { --_dot: var(--_good); background: var(--_dot); }
  .dot.ringing { --_dot: var(--_accent); background: radial-gradient(circle, var(--_dot) 35%, transparent 40%); }
  .dot.on-call { --_dot: var(--_good); }
  .dot.after-call-work { --_dot: var(--_warn); }
  .dot.away { --_dot: var(--_warn); background: linear-gradient(to right, var(--_dot) 50%, transparent 50%); }
  .dot.unreachable { border-style: dotted; }
  .dot.out { border-style: dashed; border-width: 1px; }

  .glance { padding: var(--_s2) var(--_s3); }
  .figures { display: grid; grid-template: repeat(3, auto) / repeat(3, minmax(min-content, auto)); justify-content: space-between; column-gap: var(--_s2); }
  .figure { display: grid; grid-row: 1 / 4; grid-template-rows: subgrid; align-items: end; font-size: var(--_size-12); line-height: 1rem; color: var(--_muted); white-space: nowrap; }
  .figure dt { white-space: normal; }
  .value { font-size: var(--_size-24); line-height: 1.875rem; font-weight: 600; letter-spacing: -0.015em; color: var(--_text); font-variant-numeric: tabular-nums; transition: color var(--_quick); }
  .note { display: flex; align-self: start; align-items: center; gap: var(--_s1); min-block-size: 1rem; }
  .note .icon { inline-size: 0.875rem; block-size: 0.875rem; }
  .figure.long :is(.value, .note) { color: var(--_warn); }
  .figure.too-long :is(.value, .note) { color: var(--_danger); }
  .trend { inline-size: 4.5rem; block-size: 1rem; overflow: visible; fill: none; stroke: var(--_accent); stroke-width: 1.5; stroke-linejoin: round; stroke-linecap: round; }
  .trend:dir(rtl) { transform: scaleX(-1); }

  .totals { display: grid; grid-template-columns: repeat(2, auto); justify-content: space-between; gap: 0 var(--_s2); padding-block-start: var(--_s2); font-size: var(--_size-12); line-height: 1.25rem; }
  .totals div { text-wrap: balance; }
  .totals dt { display: inline; color: var(--_muted); }
  .totals dd { display: inline-block; min-inline-size: 2.5em; margin-inline-start: 4px; font-weight: 550; font-variant-numeric: tabular-nums; }

  .switch { display: flex; gap: var(--_s1); padding: var(--_s1) var(--_s3) var(--_s2); }
  .switch button { flex: 1; min-inline-size: min-content; padding-inline: var(--_s1); color: var(--_muted); }
  .switch button[aria-pressed='true'] { background: var(--_raised); border-color: var(--_border); color: var(--_text); }
  .count { min-inline-size: 1ch; font-variant-numeric: tabular-nums; font-weight: 600; }

  .panes { display: flex; flex: 1; min-block-size: 0; border-block-start: 1px solid var(--_border); }
  .pane { position: relative; flex: 1; display: flex; flex-direction: column; min-inline-size: 0; min-block-size: 0; container-type: inline-size; }
  .panes[data-pane='waiting'] .agents, .panes[data-pane='agents'] .waiting { display: none; }
  .nobody { position: absolute; inset: 4rem 12px auto; display: grid; place-items: center; min-block-size: 6rem; color: var(--_muted); font-size: var(--_size-13); }
  .counts { display: flex; flex: none; flex-wrap: wrap; gap: 0 var(--_s3); padding-inline: var(--_s3); block-size: 2rem; line-height: calc(2rem - 1px); font-size: var(--_size-12); color: var(--_muted); border-block-end: 1px solid var(--_border); font-variant-numeric: tabular-nums; overflow: hidden; white-space: nowrap; }
  .counts > span { display: inline-flex; align-items: center; gap: var(--_s1); }
  .counts .dot { inline-size: 0.5rem; block-size: 0.5rem; }
  .lamp { display: flex; align-items: center; gap: var(--_s3); min-block-size: 3.5rem; padding: var(--_s2) var(--_s3); border-block-end: 1px solid var(--_border); font-size: var(--_size-15); color: var(--_muted); }
  .light { flex: none; inline-size: 0.875rem; block-size: 0.875rem; border: 2px solid currentColor; border-radius: 50%; forced-color-adjust: none; }
  .lamp.on { color: var(--_text); font-weight: 550; }
  .lamp.on .light { color: var(--_warn); background: currentColor; }

  .words p { display: flex; gap: var(--_s2); align-items: start; font-size: var(--_size-13); line-height: 1.25rem; overflow-wrap: anywhere; color: var(--_muted); }
  .words p { padding: var(--_s2) var(--_s3); border-block-start: 1px solid var(--_border); }
  .standing .icon, .words .icon { inline-size: 1rem; block-size: 1rem; margin-block-start: 0.125rem; }
  .standing[data-tone='warn'] { color: var(--_warn); }
  .standing[data-tone='danger'], .words .problem { color: var(--_danger); }
  .words .standing { background: var(--_warn-soft); }
  .words .problem { background: var(--_danger-soft); }

  .stale :is(.value, .totals dd, h2, .chooser, .time, .icon) { color: var(--_muted); }
  .stale .figure :is(.value, .note) { color: var(--_muted); }
  .stale .words .icon { color: inherit; }
  .stale .trend { stroke: var(--_muted); }

  @container (max-width: 19rem) {
    .note { white-space: normal; }
    .trend { inline-size: 3rem; }
  }
  @container (min-width: 40rem) {
    .head { flex-wrap: nowrap; }
    .membership { flex: 1; justify-content: end; }
    .wishes { margin-inline-start: 0; }
    .switch { display: none; }
    .glance { display: flex; justify-content: space-between; gap: var(--_s4); padding-block-end: var(--_s3); }
    .figures { justify-content: start; column-gap: clamp(16px, 3cqi, 40px); }
    .totals { grid-template-columns: repeat(4, auto); gap: clamp(16px, 2.5cqi, 32px); padding: 0; line-height: 1rem; }
    .totals :is(dt, dd) { display: block; margin: 0; white-space: nowrap; }
    .totals dd { font-size: var(--_size-15); line-height: 1.875rem; }
    .panes[data-pane] .pane { display: flex; }
    .panes .waiting { flex: 1 1 62%; }
    .panes .agents { flex: 1 1 38%; border-inline-start: 1px solid var(--_border); max-inline-size: 24rem; }
  }
  @media (forced-colors: active) {
    .dot, .dot.ready, .dot.ringing, .dot.on-call, .dot.after-call-work, .dot.away { --_dot: CanvasText; }
    .lamp.on .light { color: Highlight; }
    .switch button[aria-pressed='true'] { border-color: Highlight; }
    .chooser { margin-inline-start: 0; }
    .wishes { gap: var(--_s1); margin-inline-end: 0; }
  }
`;
