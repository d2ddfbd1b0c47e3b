import { css } from 'lit';

/**
 * Buttons and fields.
 *
 * `button` outlined, with `.primary` `.good` `.danger` filled, `.danger-outline`, `.quiet` without a border; `.tool` an icon above its word; `.icon-only` square.
 */
export const controls = css`
  button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
  button {
    display: inline-flex; align-items: center; justify-content: center; gap: var(--_s2);
    min-block-size: var(--_target); padding: var(--_s1) var(--_s3);
    border: 1px solid var(--_control-border); border-radius: var(--_radius);
    background: var(--_surface); color: var(--_text);
    font-size: var(--_size-13); font-weight: 550; line-height: 1.2; white-space: nowrap;
    cursor: pointer; user-select: none; -webkit-tap-highlight-color: transparent; touch-action: manipulation;
    transition: background-color var(--_quick), border-color var(--_quick), color var(--_quick);
  }
  button:hover { background: var(--_hover); }
  button:active { background: var(--_pressed); transition-duration: 0s; }
  button[disabled], button[aria-disabled='true'] { color: var(--_muted); border-color: var(--_border); background: transparent; cursor: default; opacity: 0.55; }
  button.quiet { border-color: transparent; background: transparent; }
  button.quiet:hover { background: var(--_hover); }
  button.quiet:active { background: var(--_pressed); }
  button.primary { background: var(--_accent); border-color: var(--_accent); color: var(--_on-accent); }
  button.good { background: var(--_good-fill); border-color: var(--_good-fill); color: var(--_on-fill); }
  button.danger { background: var(--_danger-fill); border-color: var(--_danger-fill); color: var(--_on-fill); }
  button:is(.primary, .good, .danger):hover { filter: brightness(0.93); }
  button:is(.primary, .good, .danger):active { filter: brightness(0.86); }
  button:is(.primary, .good, .danger):is([disabled], [aria-disabled='true']) { background: var(--_pressed); border-color: transparent; color: var(--_muted); filter: none; opacity: 0.7; }
  button.danger-outline { border-color: var(--_danger); color: var(--_danger); }
  button.danger-outline:hover { background: var(--_danger-soft); }
  button[aria-pressed='true'], button[aria-expanded='true'] { background: var(--_accent-soft); border-color: var(--_accent); color: var(--_accent); }
  button.icon-only { inline-size: var(--_target); padding: 0; flex: none; }
  button.tool {
    flex-direction: column; gap: var(--_s1); padding: var(--_s2) var(--_s1); min-inline-size: 0; min-block-size: 3.5rem;
    font-size: var(--_size-12); border-color: transparent; background: transparent;
  }
  button.tool span { max-inline-size: 100%; white-space: normal; }
  button.tool:hover:not([disabled], [aria-disabled='true'], .on, .next, [aria-expanded='true']) { background: var(--_hover); }
  button.tool[aria-pressed='true'], button.tool[aria-expanded='true'] { background: var(--_accent-soft); border-color: transparent; }

  input:not([type='checkbox'], [type='radio'], [type='range']), select, textarea {
    min-block-size: var(--_target); padding: var(--_s1) var(--_s3); min-inline-size: 0;
    border: 1px solid var(--_control-border); border-radius: var(--_radius); background: var(--_surface);
    font-size: var(--_size-15);
  }
  input::placeholder, textarea::placeholder { color: var(--_muted); opacity: 1; }
  label { font-size: var(--_size-13); color: var(--_muted); }
  :is(button, input, select, textarea, a, [tabindex]):focus { outline: none; }
  :is(button, input, select, textarea, a, [tabindex]):focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
  :is(input, select, textarea):focus-visible { outline-offset: -1px; border-color: var(--_accent); }

  .icon { inline-size: 1.25rem; block-size: 1.25rem; flex: none; display: block; }
  .icon.flip:dir(rtl) { transform: scaleX(-1); }
  .icon.small { inline-size: 1rem; block-size: 1rem; }
  @media (pointer: coarse) {
    input:not([type='checkbox'], [type='radio'], [type='range']), select, textarea { font-size: max(1rem, 16px); }
  }
  @media (forced-colors: active) {
    button, button:is(.primary, .good, .danger) { border-color: ButtonBorder; background: ButtonFace; color: ButtonText; filter: none !important; }
    button:is([disabled], [aria-disabled='true']) { color: GrayText !important; border-color: GrayText !important; opacity: 1; }
    button[aria-pressed='true'], button[aria-expanded='true'] { outline: 2px solid Highlight; outline-offset: -3px; }
  }
`;
