import { css } from 'lit';

/** Tones, the small facts a call brought along, and what pulses while it rings. */
export const callParts = css`
  [data-tone='good'] { color: var(--_good); }
  [data-tone='warn'] { color: var(--_warn); }
  [data-tone='danger'] { color: var(--_danger); }
  [data-tone='accent'] { color: var(--_accent); }
  [data-tone='muted'] { color: var(--_muted); }
  .facts { display: flex; flex-wrap: wrap; gap: var(--_s1) var(--_s4); margin: var(--_s2) 0 0; font-size: var(--_size-13); }
  .facts div { display: flex; gap: 6px; min-inline-size: 0; }
  .facts dt { color: var(--_muted); }
  .facts dd { margin: 0; font-weight: 500; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-inline-size: 20ch; }
  .pulse {
    position: relative; display: grid; place-items: center; inline-size: 2.5rem; block-size: 2.5rem;
    border-radius: 50%; background: var(--_good-fill); color: var(--_on-fill);
  }
  .pulse::after {
    content: ''; position: absolute; inset: 0; border-radius: 50%; border: 2px solid var(--_good-fill);
    animation: pulse 1.8s ease-out infinite;
  }
  @keyframes pulse { from { transform: scale(1); opacity: 0.7; } 70%, to { transform: scale(1.5); opacity: 0; } }
  @media (forced-colors: active) { .pulse { border: 1px solid; } }
`;
