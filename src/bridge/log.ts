export type LogLevel = 'info' | 'warn' | 'error';

/** Tells whoever runs the program what happened. Never a token, a password or a caller's number. */
export type Log = (level: LogLevel, event: string, facts?: Readonly<Record<string, string | number | boolean | undefined>>) => void;

export const noLog: Log = () => {};

/** One JSON object a line, for journals and log collectors. */
export const jsonLog = (stream: { write(line: string): unknown }): Log => (level, event, facts) => {
  stream.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...facts })}\n`);
};
