import { css } from 'lit';

export const styles = css`
  :host { inline-size: fit-content; }
  p { display: flex; gap: 6px; align-items: start; margin: var(--_s2) 0 0; font-size: var(--_size-13); color: var(--_danger); max-inline-size: 24rem; }
  p .icon { inline-size: 1rem; block-size: 1rem; margin-block-start: 0.0625rem; }
`;
