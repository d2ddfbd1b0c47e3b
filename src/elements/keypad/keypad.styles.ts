import { css } from 'lit';

export const keypadStyles = css`
  .keypad { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: var(--_s2); }
  button.key {
    flex-direction: column; gap: 0; min-block-size: 3rem; padding: var(--_s1);
    border-color: var(--_border); background: var(--_surface);
  }
  button.key:hover { background: var(--_hover); }
  button.key:active { background: var(--_pressed); border-color: var(--_control-border); }
  .key .digit { font-size: var(--_size-18); font-weight: 500; line-height: 1.2; font-variant-numeric: tabular-nums; }
  .key .letters { min-block-size: 1em; font-size: var(--_size-12); line-height: 1; letter-spacing: 0.08em; color: var(--_muted); font-weight: 500; }
  .key .letters::before { content: attr(data-letters); content: attr(data-letters) / ''; }
`;
