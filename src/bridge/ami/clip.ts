// What a PBX says is held to what the centre protocol takes, so that no odd word of it makes a board that pages refuse.

/** The longest text for a name, a number or a reason. */
export const clip = (text: string): string => text.slice(0, 128);

/** 0 for what is none, or less than that. */
export function wholeNumber(text: string | undefined): number {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isSafeInteger(number) ? Math.max(0, number) : 0;
}
