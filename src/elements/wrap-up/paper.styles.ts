import { css } from 'lit';

export const paperStyles = css`
  p, h2, fieldset, legend, ul { margin: 0; padding: 0; border: 0; list-style: none; }
  button.small { min-block-size: 2rem; padding: 2px var(--_s2); font-weight: 450; }
  kbd { color: var(--_muted); font: inherit; font-size: var(--_size-12); font-weight: 400; font-variant-numeric: tabular-nums; }
  :is(.primary, [aria-pressed='true'], [aria-disabled='true']) kbd { color: inherit; }
  .turn { display: inline-flex; }
  .turn .icon { inline-size: 1rem; block-size: 1rem; }
  .turn.on { rotate: -90deg; }
  .turn.on:dir(rtl), .back .turn { rotate: 90deg; }
  .back:dir(rtl) .turn { rotate: -90deg; }

  .head {
    position: relative; display: grid; grid-template: auto 2rem / minmax(0, 1fr) auto; gap: 0 var(--_s3); align-items: center;
    margin: calc(-1 * var(--_s3)) calc(-1 * var(--_s3)) 0; padding: var(--_s2) var(--_s3) var(--_s1); border-block-end: 1px solid var(--_border);
  }
  h2 { font-size: var(--_size-18); font-weight: 600; line-height: 1.5rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .stands { justify-self: end; color: var(--_muted); font-size: var(--_size-13); white-space: nowrap; font-variant-numeric: tabular-nums; }
  .stands.live { display: flex; align-items: center; gap: 6px; color: var(--_good); }
  .stands.live::before { content: ''; inline-size: 0.5rem; block-size: 0.5rem; border-radius: 50%; background: currentColor; }
  .time { color: var(--_text); font-weight: 600; }
  .facts {
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere;
    color: var(--_muted); font-size: var(--_size-12); line-height: 1rem; font-variant-numeric: tabular-nums;
  }
  .head button { margin-inline-end: calc(-1 * var(--_s2)); color: var(--_accent); }
  .left { position: absolute; inset-inline-start: 0; inset-block-end: -1px; block-size: 2px; background: var(--_accent); transition: inline-size 1s linear; }

  .form { display: grid; gap: var(--_s4); align-items: start; }
  .field { display: grid; gap: var(--_s1); min-inline-size: 0; }
  .field > label, legend, .label { color: var(--_muted); font-size: var(--_size-13); font-weight: 500; }
  .needed { font-weight: 400; }
  .field textarea, .field input[type='text'], .field select { inline-size: 100%; }
  .field input.short { inline-size: 14rem; max-inline-size: 100%; }
  textarea { resize: vertical; min-block-size: 5.5rem; max-block-size: 24rem; padding-block: var(--_s2); line-height: 1.4; }
  [aria-invalid='true'] { border-color: var(--_danger) !important; }
  .note, .heard { color: var(--_muted); font-size: var(--_size-12); }
  .heard { min-block-size: 1.25rem; font-size: var(--_size-13); color: var(--_text); }
  .problem, .last { display: flex; gap: 6px; align-items: start; font-size: var(--_size-13); line-height: 1.25rem; }
  .problem { color: var(--_danger); }
  :is(.problem, .last, .mark) .icon { inline-size: 1rem; block-size: 1rem; margin-block-start: 0.125rem; }

  .way { display: flex; flex-wrap: wrap; gap: 0 6px; align-items: center; min-block-size: 1.25rem; font-size: var(--_size-13); }
  .way b { font-weight: 550; }
  .step { color: var(--_muted); }
  .outcome { display: grid; gap: var(--_s1); }
  .chips { display: flex; flex-wrap: wrap; gap: var(--_s2); }
  .chip { min-block-size: 2rem; max-inline-size: 100%; padding: var(--_s1) 10px; gap: 6px; white-space: normal; text-align: start; border-radius: 1rem; }
  .chip.icon-only { inline-size: 2rem; padding: 0; }
  .chip[aria-pressed='true'] { border-color: var(--_accent); background: var(--_accent); color: var(--_on-accent); }

  .options { display: flex; flex-wrap: wrap; gap: var(--_s1) var(--_s4); padding-block-start: 2px; }
  .option, label.flag { display: inline-flex; align-items: center; gap: var(--_s2); min-block-size: 2rem; color: var(--_text); font-size: var(--_size-15); font-weight: 400; cursor: pointer; }
  .field > label.flag { color: var(--_text); font-size: var(--_size-15); font-weight: 400; }
  input:is([type='checkbox'], [type='radio']) { inline-size: 1.125rem; block-size: 1.125rem; margin: 0; flex: none; accent-color: var(--_accent); }
  .score { display: flex; flex-wrap: wrap; gap: 0 var(--_s3); align-items: end; }
  .score .sum { line-height: 2rem; }
  .score > .problem { flex-basis: 100%; }
  .options.stars { gap: 0; }
  .stars .option { position: relative; min-inline-size: 2rem; justify-content: center; }
  .stars input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; opacity: 0; cursor: pointer; }
  .star { display: inline-flex; border-radius: 4px; color: var(--_control-border); }
  .star .icon { fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linejoin: round; }
  .star.lit { color: var(--_warn); }
  .star.lit .icon { fill: currentColor; }
  input:focus-visible + .star { outline: 2px solid var(--_accent); outline-offset: 2px; }
  .sum { color: var(--_muted); font-size: var(--_size-13); }

  .tags {
    display: flex; flex-wrap: wrap; gap: var(--_s1); align-items: center; min-block-size: var(--_target); padding: 3px;
    border: 1px solid var(--_control-border); border-radius: var(--_radius); background: var(--_surface);
  }
  .tags:focus-within { outline: 2px solid var(--_accent); outline-offset: -1px; border-color: var(--_accent); }
  .field .tags input { flex: 1 1 6rem; inline-size: auto; min-block-size: 1.75rem; padding: 0 var(--_s2); border: 0; background: none; outline: none; }
  .tag { display: inline-flex; align-items: center; max-inline-size: 100%; padding-inline-start: var(--_s2); border-radius: 4px; background: var(--_raised); font-size: var(--_size-13); }
  .tag button { inline-size: 1.75rem; min-block-size: 1.75rem; padding: 0; }
  .tag .icon { inline-size: 1rem; block-size: 1rem; }

  .presets, .more { display: flex; flex-wrap: wrap; gap: var(--_s2); }
  .more { gap: 0 var(--_s1); margin: calc(-1 * var(--_s2)) calc(-1 * var(--_s2)); }
  .more button { color: var(--_accent); gap: var(--_s1); }

  .failed { display: grid; gap: var(--_s2); justify-items: start; padding: var(--_s2) var(--_s3); border-radius: var(--_radius); background: var(--_danger-soft); }
  .copy { inline-size: 100%; }
  .row { display: flex; flex-wrap: wrap; gap: var(--_s2) var(--_s3); align-items: center; justify-content: space-between; }
  .row button { flex: none; margin-inline-start: auto; }
  .mark { display: flex; flex: 1; gap: var(--_s1); align-items: start; min-inline-size: 0; color: var(--_muted); font-size: var(--_size-13); line-height: 1.25rem; }
  .mark.kept .icon { color: var(--_good); }
  .mark.keeping { animation: late 600ms; }
  .mark.unsafe { flex-basis: 11rem; color: var(--_warn); }
  @keyframes late { 0%, 80% { opacity: 0; } }
  .words:empty, .words:not(:has(*)) { display: none; }
  .others { margin: calc(-1 * var(--_s1)) calc(-1 * var(--_s2)); }
  .others b { font-weight: 600; }
  .others :is(b, bdi) { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
  .others ul { max-block-size: 14rem; overflow: auto; padding-inline: var(--_s2); }
  .others li button { inline-size: 100%; justify-content: space-between; font-weight: 400; }
  .others li span { color: var(--_muted); font-variant-numeric: tabular-nums; }
  .others [part='other'] { max-inline-size: 100%; }
  .last { color: var(--_muted); align-items: center; flex-wrap: wrap; }
  .last > span { flex: 1; min-inline-size: 0; }
  .last.good .icon { color: var(--_good); }
  .last.danger { color: var(--_danger); }

  @container (min-inline-size: 34rem) {
    .form { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .field:has(.chips, textarea), .more { grid-column: 1 / -1; }
  }
  @media (pointer: coarse) {
    .chip, button.small, .option, label.flag, .tag button, .field .tags input { min-block-size: var(--_target); }
    .stars .option, .tag button { min-inline-size: var(--_target); }
  }
  @media (forced-colors: active) {
    .chip[aria-pressed='true'] { background: Highlight; color: HighlightText; forced-color-adjust: none; outline: none; }
    .left { background: Highlight; forced-color-adjust: none; }
    .star.lit .icon { fill: CanvasText; }
    .failed, .tag { border: 1px solid CanvasText; }
    .tag { gap: var(--_s1); }
    .head button { margin-inline-end: 0; }
    .more, .others { margin-inline: 0; }
  }
`;
