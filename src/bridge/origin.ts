import type { IncomingMessage } from 'node:http';

/** `https://crm.example`, as a browser sends it; `'*'`: all. */
export type Origins = readonly string[] | '*';

/** Whether the page a connection comes from may make it. Only browsers send an Origin; all others need no more than their token. */
export function isOwnPage({ headers: { origin, host } }: IncomingMessage, origins: Origins | undefined): boolean {
  if (origin === undefined || origins === '*') return true;
  if (origins) return origins.includes(origin);
  return URL.canParse(origin) && new URL(origin).host === host;
}
