import { choicePath, type Choice, type FormField } from '../../core/index.js';

/** A level of the tree, and the way to it. */
export interface Level {
  readonly path: readonly Choice[];
  readonly choices: readonly Choice[];
}

/** What is on offer: in the branch that was opened, else where the answer lies, else at the root. */
export function levelOf({ oneOf = [], enum: plain = [] }: FormField, answer: string, branch: readonly string[] | undefined): Level {
  const way = branch ?? choicePath({ oneOf }, answer).slice(0, -1).map((choice) => choice.const);
  const root: Level = { path: [], choices: [...oneOf, ...plain.map((one) => ({ const: one }))] };
  return way.reduce<Level>((level, code) => {
    const next = level.choices.find((choice) => choice.const === code && choice.oneOf);
    return next?.oneOf ? { path: [...level.path, next], choices: next.oneOf } : level;
  }, root);
}

export const titleOfChoice = (choice: Choice): string => choice.title ?? choice.const;

/** Where a key goes among the chips: `columns` are not known, so that up and down are one back and one on. */
export function chipMove(key: string, index: number, count: number, rtl: boolean): number | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, ArrowDown: 1, ArrowUp: -1 };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  return step === undefined || index < 0 ? undefined : (index + step + count) % count;
}
