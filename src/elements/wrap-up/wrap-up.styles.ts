import { css } from 'lit';

export const styles = css`
  :host { container-type: inline-size; }
  .frame { position: relative; display: grid; gap: var(--_s3); padding: var(--_s3); border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface); overflow-wrap: anywhere; }
  .frame:focus { outline: none; }
  .frame:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
  .empty { margin: 0; color: var(--_muted); font-size: var(--_size-13); }
`;
