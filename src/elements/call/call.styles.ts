import { css } from 'lit';

export const styles = css`
  :host { container-type: inline-size; min-inline-size: min(17.5rem, 100%); }
  .card {
    display: flex; flex-direction: column; gap: var(--_s3);
    padding: var(--_s3); border: 1px solid var(--_border); border-radius: calc(var(--_radius) + 2px); background: var(--_surface);
    min-block-size: 21.25rem;
  }
  .card:focus { outline: none; }
  .card:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
  .head { display: flex; flex-direction: column; flex: 1; min-inline-size: 0; }

  .status { display: flex; align-items: center; gap: var(--_s1); min-block-size: 1.25rem; font-size: var(--_size-13); font-weight: 550; color: var(--_muted); }
  .status .icon { inline-size: 1rem; block-size: 1rem; }
  .status .word { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .timer, .hold-time { font-variant-numeric: tabular-nums; }
  .timer { margin-inline-start: auto; padding-inline-start: var(--_s2); color: var(--_text); font-weight: 500; }
  p.name {
    margin: var(--_s2) 0 0; font-size: var(--_size-24); font-weight: 600; line-height: 1.25; letter-spacing: -0.01em;
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere;
  }
  .beneath { display: flex; align-items: center; gap: var(--_s3); min-block-size: 1.5rem; color: var(--_muted); font-size: var(--_size-15); }
  .number { font-variant-numeric: tabular-nums; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .quality { display: inline-flex; align-items: center; gap: 6px; margin-inline-start: auto; font-size: var(--_size-12); white-space: nowrap; }
  .quality svg { inline-size: 0.875rem; block-size: 0.75rem; fill: currentColor; }
  .quality .off { opacity: 0.25; }

  .notes { display: flex; flex-wrap: wrap; gap: var(--_s1) var(--_s3); min-block-size: 1.25rem; margin-block-start: var(--_s1); font-size: var(--_size-13); font-weight: 500; }
  .note { display: inline-flex; align-items: start; gap: 6px; overflow-wrap: anywhere; }
  .note::before { content: ''; border: 3px solid; border-radius: 50%; flex: none; margin-block-start: 0.4em; }

  /* A word to press within a line: the line keeps its height, and a finger has room. */
  button.in-line { position: relative; margin-inline-start: var(--_s1); min-block-size: 0; padding: 0; border: 0; background: none; color: var(--_accent); font-weight: 600; }
  button.in-line::after { content: ''; position: absolute; inset: -0.5rem -0.25rem; }
  @media (pointer: coarse) { button.in-line::after { inset-block: -0.875rem; } }
  button.in-line:hover { text-decoration: underline; }
  button.in-line[aria-busy='true'] { color: var(--_muted); }

  .actions { display: flex; flex-direction: column; gap: var(--_s2); }
  /* Side by side where the words have room, else one above the other. */
  .actions.far { flex-flow: row wrap; justify-content: space-between; gap: clamp(12px, 7cqi, 24px); }
  .actions.far .big { flex: 2 1 0; min-inline-size: max-content; }
  .actions.far .less { flex-grow: 1; }
  /* Three in a row, all of a width; fewer where a word is longer than that, and whoever is left fills the row. */
  .tools { display: flex; flex-wrap: wrap; gap: var(--_s1); flex: 1; }
  .tools .tool { flex: 1 1 30%; min-inline-size: min-content; }
  button.big { min-block-size: 2.75rem; font-size: var(--_size-15); font-weight: 600; }
  button.tool.on { background: var(--_warn-soft); color: var(--_warn); }

  button.tool.next { background: var(--_accent-soft); color: var(--_accent); }
  .ring { flex: 1; display: grid; place-items: center; min-block-size: 4.5rem; }

  .panel { border-block-start: 1px solid var(--_border); padding-block-start: var(--_s3); }
  .tones { display: block; min-block-size: 1.75rem; font-size: var(--_size-18); text-align: center; font-variant-numeric: tabular-nums; letter-spacing: 0.08em; overflow: hidden; white-space: nowrap; }
  .transfer-form { display: flex; flex-direction: column; gap: var(--_s2); }
  .pair { display: flex; flex-wrap: wrap; gap: var(--_s2); }
  .pair button { flex: 1 1 0; padding-inline: var(--_s2); gap: 6px; min-inline-size: min-content; white-space: normal; text-wrap: balance; }
  .panel .keypad { max-inline-size: 20rem; margin-inline: auto; }

  .card.empty { align-items: center; justify-content: center; color: var(--_muted); border-style: dashed; }
  .card.empty p { margin: 0; }

  .card.row { flex-direction: row; align-items: center; min-block-size: 0; padding: var(--_s2) var(--_s2) var(--_s2) var(--_s3); gap: var(--_s2); }
  .row .summary { flex: 1; min-inline-size: 0; }
  .row p.name { display: block; margin: 0; font-size: var(--_size-15); font-weight: 550; letter-spacing: normal; white-space: nowrap; text-overflow: ellipsis; }
  .row .timer { margin-inline-start: 0; padding-inline-start: var(--_s1); color: inherit; }
  .row-actions { display: flex; gap: var(--_s2); flex: none; }

  @container (max-width: 22.5em) {
    .quality .why, .row-actions button span { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .row-actions button { inline-size: var(--_target); padding: 0; }
    .pair .icon, .far .big:not(:only-child) .icon { display: none; }
    .tools .tool { padding-inline: 0; }
  }
  @container (min-width: 36em) {
    .card { padding: var(--_s4); min-block-size: 18rem; }
    .card.row { min-block-size: 0; padding: var(--_s2) var(--_s3) var(--_s2) var(--_s4); }
    .actions.far { justify-content: flex-end; }
    .actions.far .big { flex: 0 0 10rem; }
    .tools .tool { flex-basis: 10%; }
    .head { position: relative; }
    .ring { position: absolute; inset: 2rem 0 auto auto; min-block-size: 0; }
    .ring:dir(rtl) { inset: 2rem auto auto 0; }
    .transfer-form { flex-flow: row wrap; align-items: center; gap: var(--_s3); }
    .transfer-form input { flex: 999 1 12em; }
    .pair { flex: 1 1 auto; }
    .pair button { flex-basis: auto; }
  }
  @container (min-width: 47em) {
    .card:not(.row) { min-block-size: 14.75rem; }
    .actions { flex-direction: row; align-items: center; gap: var(--_s4); }
    .actions > .big { min-inline-size: 8.5rem; }
    .actions.far { min-block-size: 3.5rem; }
  }
`;
