import { direction } from './language.js';

const otherWay = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;

/** A name or a number in the midst of words, where some are written the other way: it and they stay as they are (Unicode: first strong isolate). */
export const isolated = (text: string): string => (direction() === 'rtl' || otherWay.test(text) ? `\u2068${text}\u2069` : text);
