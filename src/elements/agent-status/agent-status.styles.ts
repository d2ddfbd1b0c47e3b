import { css } from 'lit';

export const styles = css`
  .agent-status { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; }
  .control { position: relative; flex: none; max-inline-size: 100%; }
  .status { max-inline-size: 100%; padding-inline: 12px 8px; gap: 8px; background: var(--_surface); }
  button.status[aria-expanded='true'] { background: var(--_hover); border-color: var(--_control-border); color: var(--_text); }
  .word { overflow: hidden; text-overflow: ellipsis; }
  .time { min-inline-size: 2.75em; text-align: end; color: var(--_muted); font-weight: 400; font-variant-numeric: tabular-nums; }
  .status .icon { inline-size: 1rem; block-size: 1rem; color: var(--_muted); transition: rotate var(--_quick); }
  .status[aria-expanded='true'] .icon { rotate: 180deg; }

  .dot { flex: none; inline-size: 0.625rem; block-size: 0.625rem; border: 2px solid var(--_dot); border-radius: 50%; forced-color-adjust: none; }
  .dot { --_dot: var(--_muted); transition: border-color var(--_quick), background-color var(--_quick); }
  .dot.ready { --_dot: var(--_good); background: var(--_dot); }
  .dot.away { --_dot: var(--_warn); background: linear-gradient(to right, var(--_dot) 50%, transparent 50%); }
  .dot.unreached { --_dot: var(--_warn); border-style: dotted; }

  .menu {
    position: absolute; z-index: 3; inset-inline-start: 0; inset-block-start: calc(100% + 4px);
    inline-size: max-content; min-inline-size: max(100%, 12rem); max-inline-size: 18rem; padding: 4px;
    border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface);
    box-shadow: 0 6px 20px rgb(0 0 0 / 0.14);
  }
  .menu[hidden] { display: none; }
  .menu.to-start { inset-inline: auto 0; }
  .menu.above { inset-block: auto calc(100% + 4px); }
  .item { display: flex; justify-content: start; gap: 12px; inline-size: 100%; padding-inline: 8px; border: 0; border-radius: calc(var(--_radius) - 2px); font-weight: 450; }
  .item bdi { overflow: hidden; text-overflow: ellipsis; }
  .item .icon { inline-size: 1rem; block-size: 1rem; margin-inline-start: auto; color: var(--_accent); }
  .item:not([aria-checked='true']) .icon { visibility: hidden; }
  .item[aria-checked='true'] { font-weight: 600; }
  .item:focus, .item:focus-visible { outline: none; background: var(--_hover); }
  .item:focus-visible { box-shadow: inset 0 0 0 2px var(--_accent); }
  .item.offline { position: relative; margin-block-start: 9px; }
  .item.offline::before { content: ''; position: absolute; inset-inline: -4px; inset-block-start: -5px; border-block-start: 1px solid var(--_border); }
  .group { margin-block-start: 4px; padding: 9px 8px 4px; border-block-start: 1px solid var(--_border); margin-inline: -4px; padding-inline: 12px; color: var(--_muted); font-size: var(--_size-12); font-weight: 500; }

  .words { display: grid; gap: 4px; flex: 0 1 auto; min-inline-size: 0; }
  .words:empty { display: none; }
  .words p { display: flex; gap: 6px; align-items: start; margin: 0; font-size: var(--_size-13); line-height: 1.125rem; overflow-wrap: anywhere; }
  .words .icon { inline-size: 1rem; block-size: 1rem; margin-block-start: 0.0625rem; }
  .line.waiting { color: var(--_warn); }
  .line.refused, .problem { color: var(--_danger); }
  @media (forced-colors: active) {
    .item:focus { outline: 2px solid Highlight; outline-offset: -2px; }
    .dot, .dot.ready, .dot.away, .dot.unreached { --_dot: CanvasText; }
  }
`;
