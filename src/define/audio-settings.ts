import { defineElement } from '../elements/define-element.js';
import { CordAudioSettingsElement } from '../elements/audio-settings/audio-settings-element.js';

defineElement(CordAudioSettingsElement);

declare global {
  interface HTMLElementTagNameMap {
    'cord-audio-settings': CordAudioSettingsElement;
  }
}
