import { css } from 'lit';

export const styles = css`
  :host { container-type: inline-size; min-inline-size: min(17.5rem, 100%); }
  .calls { display: flex; flex-direction: column; gap: var(--_s2); }
  .empty {
    display: flex; flex-direction: column; align-items: center; justify-content: center; gap: var(--_s1);
    min-block-size: 21.25rem; padding: var(--_s6); text-align: center;
    border: 1px solid var(--_border); border-radius: calc(var(--_radius) + 2px); background: var(--_surface);
  }
  .sign { display: grid; place-items: center; inline-size: 3rem; block-size: 3rem; margin-block-end: var(--_s2); border-radius: 50%; background: var(--_raised); color: var(--_muted); }
  .sign .icon { inline-size: 1.5rem; block-size: 1.5rem; }
  p { margin: 0; }
  .none { font-size: var(--_size-15); font-weight: 600; }
  .why { font-size: var(--_size-13); color: var(--_muted); }
  .sign[data-tone='good'] { background: var(--_good-soft); color: var(--_good); }
  .sign[data-tone='warn'] { background: var(--_warn-soft); color: var(--_warn); }
  .sign[data-tone='danger'] { background: var(--_danger-soft); color: var(--_danger); }
  @container (min-width: 36em) { .empty { min-block-size: 18rem; } }
  @container (min-width: 47em) { .empty { min-block-size: 14.75rem; } }
`;
