import { DeskError } from '../core/index.js';
import { msg, str } from '../i18n/index.js';

const words = {
  'insecure-page': () => msg('This page is not secure (https), so the browser gives it no microphone. Open it by https, or on localhost.'),
  'microphone-policy': () => msg('The page around this one does not pass the microphone on. Its <iframe> needs allow="microphone; autoplay; speaker-selection".'),
  'microphone-blocked': () => msg('Your microphone is blocked for this site. Open the padlock beside the address, allow the microphone, then try again.'),
  'no-microphone': () => msg('No microphone is connected. Plug in your headset, then try again.'),
  'microphone-in-use': () => msg('Another program keeps your microphone. Close it (or the other call), then try again.'),
  'microphone-silent': () => msg('Your microphone is on but nothing comes from it. Is the headset muted at its own switch, or is another microphone chosen?'),
} as const;

type Ailment = keyof typeof words;

export const ailment = (code: Ailment, cause?: unknown): DeskError => new DeskError(code, words[code](), { cause });

/** What stands in the way before the browser is even asked. */
export function obstacle(): DeskError | undefined {
  if (!globalThis.isSecureContext || !navigator.mediaDevices) return ailment('insecure-page');
  return isAllowedByPolicy() ? undefined : ailment('microphone-policy');
}

/** Only some browsers tell (Chromium does); where they don't, the refusal itself is told apart afterwards. */
function isAllowedByPolicy(): boolean {
  const { permissionsPolicy, featurePolicy } = document as { permissionsPolicy?: Policy; featurePolicy?: Policy };
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature('microphone') ?? true;
}

interface Policy {
  allowsFeature(feature: string): boolean;
}

/** What getUserMedia's refusal means (W3C Media Capture and Streams, section 10.2), told apart with its cure. */
export function diagnose(error: unknown): DeskError {
  if (error instanceof DeskError) return error;
  switch ((error as { name?: string } | undefined)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return ailment(isAllowedByPolicy() ? 'microphone-blocked' : 'microphone-policy', error);
    case 'NotFoundError':
    case 'OverconstrainedError':
      return ailment('no-microphone', error);
    case 'NotReadableError':
    case 'AbortError':
      return ailment('microphone-in-use', error);
    default:
      return new DeskError('no-microphone', msg(str`The microphone could not be opened: ${String(error)}. Plug it in again, then try again.`), { cause: error });
  }
}
