import { css } from 'lit';

/** Its buttons are two of the kinds in `controls`, which it does without: it comes first to a page, and has no fields. */
export const styles = css`
  .agent-status { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s2) var(--_s3); }
  .control { position: relative; flex: none; max-inline-size: 100%; }
  button {
    display: flex; align-items: center; gap: var(--_s2); margin: 0; padding-block: 2px; min-block-size: var(--_target);
    border: 1px solid var(--_control-border); border-radius: var(--_radius); background: var(--_surface); color: inherit;
    font: inherit; font-size: var(--_size-13); font-weight: 550; line-height: 1.2; text-align: start; white-space: nowrap;
    cursor: pointer; user-select: none; touch-action: manipulation;
    transition: background-color var(--_quick), border-color var(--_quick);
  }
  button:is(:hover, [aria-expanded='true']) { background: var(--_hover); }
  button:active { background: var(--_pressed); transition-duration: 0s; }
  button:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
  .status { position: relative; overflow: hidden; max-inline-size: 100%; padding-inline: var(--_s3) var(--_s2); }
  bdi { overflow: hidden; text-overflow: ellipsis; }
  .word, .name {
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; white-space: normal; overflow-wrap: anywhere; line-height: 1.15;
    text-align: -webkit-match-parent; text-align: match-parent;
  }
  .next, .time { color: var(--_muted); font-weight: 400; }
  .time { min-inline-size: 2.75em; text-align: end; font-variant-numeric: tabular-nums; }
  .left { position: absolute; inset-inline-start: 0; inset-block-end: 0; block-size: 2px; background: var(--_warn); transition: inline-size 1s linear; }
  .icon { flex: none; inline-size: 1rem; block-size: 1rem; color: var(--_muted); transition: rotate var(--_quick); }
  [aria-expanded='true'] .icon { rotate: 180deg; }

  .dot {
    --_dot: var(--_muted); flex: none; inline-size: 0.625rem; block-size: 0.625rem; border: 2px solid var(--_dot); border-radius: 50%; forced-color-adjust: none;
    transition: border-color var(--_quick), background-color var(--_quick);
  }
  .dot:is(.ready, .busy) { --_dot: var(--_good); background: var(--_dot); }
  .dot.busy { border-width: 1.5px; padding: 1.5px; background-clip: content-box; }
  .dot:is(.away, .after-call-work, .unreached) { --_dot: var(--_warn); }
  .dot.away { background: linear-gradient(to right, var(--_dot) 50%, transparent 50%); }
  .dot.after-call-work { border-radius: 2px; background: linear-gradient(var(--_dot), var(--_dot)) center / 100% 2px no-repeat; }
  .dot.unreached { border-style: dotted; }

  .popup {
    position: absolute; z-index: 3; inset-inline-start: 0; inset-block-start: calc(100% + var(--_s1)); display: flex; flex-direction: column;
    inline-size: 16rem; max-inline-size: calc(100vw - var(--_s4)); overflow: auto; overscroll-behavior: contain;
    border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface);
    box-shadow: 0 6px 20px rgb(0 0 0 / 0.14);
  }
  .popup:focus { outline: none; }
  .popup[hidden] { display: none; }
  .popup.above { inset-block: auto calc(100% + var(--_s1)); flex-direction: column-reverse; }
  .menu { padding: var(--_s1); }
  .item { gap: var(--_s3); inline-size: 100%; min-block-size: 2rem; padding-inline: var(--_s2); border: 0; border-radius: calc(var(--_radius) - 2px); background: none; font-weight: 450; }
  .item .icon { margin-inline-start: auto; color: var(--_accent); }
  .item:not([aria-checked='true']) .icon { visibility: hidden; }
  .item[aria-checked='true'] { font-weight: 600; }
  .item:focus { background: var(--_hover); }
  .item:focus-visible { outline-offset: -2px; }
  .group { padding: var(--_s1) var(--_s2); color: var(--_muted); font-size: var(--_size-12); font-weight: 500; }
  hr { margin: var(--_s1) calc(-1 * var(--_s1)); border: 0; border-block-start: 1px solid var(--_border); }

  .words { min-inline-size: 0; }
  .words p + div p { margin-block-start: var(--_s1); }
  p { display: flex; gap: 6px; align-items: start; margin: 0; font-size: var(--_size-13); line-height: 1.125rem; overflow-wrap: anywhere; }
  p .icon { margin-block-start: 0.0625rem; color: inherit; }
  .waiting { color: var(--_warn); }
  .refused, .problem { color: var(--_danger); }
  @media (pointer: coarse) { .item { min-block-size: var(--_target); } }
  @media (forced-colors: active) {
    .item:focus { outline: 2px solid Highlight; outline-offset: -2px; }
    .dot.dot { --_dot: CanvasText; }
    .left { background: CanvasText; }
  }
`;
