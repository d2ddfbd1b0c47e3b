export { BrowserAudio, type CallAudio } from './browser-audio.js';
export type { Member } from './conference.js';
export type { MicrophoneLeg } from './microphone.js';
export { reportOn, watchQuality } from './quality.js';
