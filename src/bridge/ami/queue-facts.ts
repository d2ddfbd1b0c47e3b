import type { QueueFigures, QueueId, QueueSnapshot, QueueStrategy } from '../../core/index.js';
import type { AmiMessage } from './ami-parser.js';
import { wholeNumber } from './clip.js';

const strategies: Readonly<Record<string, QueueStrategy>> = {
  ringall: 'ring-all', rrmemory: 'round-robin', rrordered: 'round-robin', leastrecent: 'longest-idle', fewestcalls: 'fewest-calls',
  linear: 'in-order', random: 'random', wrandom: 'weighted-random',
};

/** A queue's own facts, of a QueueParams row. */
export const queueFacts = (row: AmiMessage, name: string): Omit<QueueSnapshot, 'waiting' | 'members'> => ({
  id: row['Queue']!, name, strategy: Object.hasOwn(strategies, row['Strategy'] ?? '') ? strategies[row['Strategy']!]! : 'other', figures: figures(row),
});

function figures(row: AmiMessage): QueueFigures {
  const number = (name: string): number => wholeNumber(row[name]);
  const [answered, within] = [number('Completed'), number('ServiceLevel')];
  const percent = Math.min(100, Math.max(0, Number.parseFloat(row['ServicelevelPerf'] ?? '') || 0));
  return {
    answered, abandoned: number('Abandoned'), averageWait: number('Holdtime') * 1000, averageTalk: number('TalkTime') * 1000,
    ...(within && { serviceLevel: { within: within * 1000, ...(answered && { share: percent / 100 }) } }),
  };
}

/** `customer-care` is called Customer care. */
export const spoken = (id: QueueId): string => id.charAt(0).toUpperCase() + id.slice(1).replace(/[-_]+/g, ' ');
