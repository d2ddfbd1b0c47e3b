import { css } from 'lit';

export const styles = css`
  :host { display: contents; }
  .notices { margin-block-end: var(--_s2); display: flex; flex-direction: column; gap: var(--_s2); font-size: var(--_size-13); color: var(--_text); container-type: inline-size; min-inline-size: min(15rem, 100%); }
  .notice {
    display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s2) var(--_s3); padding: var(--_s2) var(--_s2) var(--_s2) var(--_s3); min-block-size: calc(var(--_target) + 18px);
    border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface);
  }
  .notice p { margin: 0; flex: 1 1 10rem; min-inline-size: 0; overflow-wrap: anywhere; color: var(--_text); }
  .notice[data-tone='danger'] { color: var(--_danger); background: var(--_danger-soft); border-color: currentColor; }
  .notice[data-tone='warn'] { color: var(--_warn); background: var(--_warn-soft); border-color: currentColor; }
  .notice[data-tone='good'] { color: var(--_good); background: var(--_good-soft); border-color: currentColor; }
  .notice[data-tone='quiet'] { color: var(--_muted); }
  .notice label { color: var(--_text); flex: 1 0 100%; overflow-wrap: anywhere; }
  .notice input { flex: 1 1 8rem; color: var(--_text); }
  .sign-in { display: flex; flex-wrap: wrap; gap: var(--_s2); flex: 1 1 100%; max-inline-size: 24rem; }
`;
