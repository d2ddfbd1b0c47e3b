import { css } from 'lit';

export const styles = css`
  :host { display: contents; }
  .stack {
    position: fixed; inset: 0 0 auto auto; z-index: 2147483000;
    inline-size: min(24.5rem, 100vw); max-block-size: 100vh; overflow: auto; pointer-events: none;
    display: flex; flex-direction: column; gap: var(--_s2); margin: 0; padding: var(--_s4) var(--_s4) 40px; border: 0; background: transparent; color: var(--_text);
    font-size: var(--_size-15);
  }
  .stack:dir(rtl) { inset: 0 auto auto 0; }
  .card {
    display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--_s3); padding: var(--_s4);
    border: 1px solid var(--_border); border-radius: calc(var(--_radius) + 4px); background: var(--_surface);
    box-shadow: 0 8px 28px rgb(0 0 0 / 0.16), 0 1px 3px rgb(0 0 0 / 0.08);
    pointer-events: auto;
    animation: arrive var(--_quick);
  }
  .pulse { margin-block-start: 2px; }
  .who { min-inline-size: 0; }
  .line { display: flex; justify-content: space-between; gap: var(--_s2); margin: 0; font-size: var(--_size-13); font-weight: 550; color: var(--_good); }
  .timer { font-variant-numeric: tabular-nums; color: var(--_muted); font-weight: 500; }
  p.name {
    margin: 0; font-size: var(--_size-18); font-weight: 600; line-height: 1.3; letter-spacing: -0.005em;
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere;
  }
  .number { display: inline-block; max-inline-size: 100%; vertical-align: bottom; color: var(--_muted); font-variant-numeric: tabular-nums; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .notes { margin-block-start: var(--_s2); font-size: var(--_size-13); font-weight: 500; }
  /* Side by side where the words have room, else one above the other. */
  .answers { container-type: inline-size; grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: clamp(12px, 5vw, 24px); margin-block-start: var(--_s1); }
  .answers button { flex: 1 1 0; min-inline-size: max-content; min-block-size: 2.75rem; font-size: var(--_size-15); font-weight: 600; }
  @container (max-width: 18em) {
    .answers button { padding-inline: var(--_s2); }
    .answers .icon { display: none; }
  }
  @keyframes arrive { from { transform: translateY(-8px); opacity: 0; } }
  @media (forced-colors: active) { .card { border-color: CanvasText; } }
`;
