import { css } from 'lit';

export const styles = css`
  :host { container-type: inline-size; min-inline-size: 15rem; }
  .dialer { display: grid; gap: var(--_s6); }
  .entry { display: grid; gap: var(--_s2); }

  .field {
    position: relative; display: flex; align-items: center;
    min-block-size: 3.25rem; padding-inline: var(--_s3) var(--_s1);
    border: 1px solid var(--_control-border); border-radius: var(--_radius); background: var(--_surface);
    transition: border-color var(--_quick);
  }
  .field:focus-within { border-color: var(--_accent); }
  .field:has(input:focus) { outline: 2px solid var(--_accent); outline-offset: -1px; }
  .field:has(input[aria-invalid='true']) { border-color: var(--_danger); }
  .field input[type='text'] {
    flex: 1; inline-size: 0; padding: 0 var(--_s2); border: 0; outline: 0; background: transparent;
    font-size: var(--_size-15); font-variant-numeric: tabular-nums; text-align: -webkit-match-parent; text-align: match-parent; text-overflow: ellipsis;
  }
  .field input[type='text']:not(:placeholder-shown) { font-size: var(--_size-18); }
  .region {
    flex: none; display: flex; gap: var(--_s1); min-inline-size: 3.25rem; padding-inline-end: var(--_s3);
    border-inline-end: 1px solid var(--_border);
    font-size: var(--_size-13); line-height: 1.5rem; color: var(--_muted); font-variant-numeric: tabular-nums; cursor: default;
  }
  .delete { color: var(--_muted); }
  .delete[hidden] { display: inline-flex; visibility: hidden; }

  .note {
    display: flex; gap: 6px; align-items: start; min-block-size: 2.25rem; margin: 0; padding-inline: 2px;
    font-size: var(--_size-13); line-height: 1.125rem; color: var(--_muted); overflow-wrap: anywhere;
  }
  .note .icon { inline-size: 1rem; block-size: 1rem; margin-block-start: 0.0625rem; }
  .note.error { color: var(--_danger); }
  .note.warning { color: var(--_warn); }
  .note.match { color: var(--_text); font-weight: 550; }

  .key { min-block-size: 3.25rem; }
  .call { min-block-size: 3rem; margin-block-start: var(--_s2); font-size: var(--_size-15); font-weight: 600; }
  .call[aria-disabled='true'] { background: var(--_raised); border-color: var(--_border); color: var(--_muted); filter: none; opacity: 1; }

  .suggestions {
    position: absolute; z-index: 2; inset-inline: -1px; inset-block-start: calc(100% + var(--_s1)); padding: var(--_s1);
    border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface);
    box-shadow: 0 6px 20px rgb(0 0 0 / 0.14);
  }
  .suggestions[hidden] { display: none; }
  .suggestion, .recent button { display: flex; align-items: center; gap: var(--_s3); min-block-size: 2.75rem; padding: var(--_s1) var(--_s2); border: 0; border-inline-start: 2px solid transparent; border-radius: calc(var(--_radius) - 2px); cursor: pointer; }
  .suggestion:hover { background: var(--_hover); }
  .suggestion[aria-selected='true'] { background: var(--_accent-soft); border-inline-start-color: var(--_accent); }
  .kind { color: var(--_muted); }
  .kind .icon { inline-size: 1.125rem; block-size: 1.125rem; }
  .kind.missed, .missed-mark { color: var(--_danger); }
  .missed-mark { margin-inline-start: auto; font-size: var(--_size-12); font-weight: 500; }
  .who { display: grid; min-inline-size: 0; text-align: start; line-height: 1.3; }
  .name { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; font-size: var(--_size-13); font-weight: 550; }
  .number { font-size: var(--_size-13); font-weight: 400; font-variant-numeric: tabular-nums; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: -webkit-match-parent; text-align: match-parent; }
  .name + .number { font-size: var(--_size-12); color: var(--_muted); }

  .recent { display: none; min-inline-size: 0; }
  .recent h2 { margin: 0; padding-inline: var(--_s2); font-size: var(--_size-13); line-height: 3.25rem; font-weight: 600; }
  .recent ul { margin: 0; padding: 0; list-style: none; }
  .recent button { inline-size: 100%; justify-content: start; }
  .recent .none { margin: 0; padding-inline: var(--_s2); font-size: var(--_size-13); color: var(--_muted); }

  @container (min-width: 340px) {
    .field input[type='text']:not(:placeholder-shown) { font-size: var(--_size-24); }
  }
  @container (min-width: 400px) {
    .entry { max-inline-size: 22rem; inline-size: 100%; justify-self: center; }
  }
  @container (min-width: 600px) {
    .dialer { grid-template-columns: minmax(0, 22rem) minmax(0, 24rem); justify-content: start; gap: 32px; }
    .recent { display: block; }
  }
  @media (forced-colors: active) {
    .suggestion, .recent button { border: 0; }
    .suggestion[aria-selected='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
    button.call { border-color: ButtonBorder; }
    button.call[aria-disabled='true'] { background: Canvas; color: GrayText; border-color: GrayText; }
  }
`;
