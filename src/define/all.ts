// Registers every element.
import './agent-status.js';
import './audio-settings.js';
import './call.js';
import './call-history.js';
import './call-queue.js';
import './calls.js';
import './desk.js';
import './dialer.js';
import './incoming-call.js';
import './pop-out.js';
import './screen-pop.js';
import './wrap-up.js';
