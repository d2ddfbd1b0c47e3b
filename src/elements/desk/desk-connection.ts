import type { ConnectConfig } from '../../connect.js';
import { jsonOf } from '../../core/json.js';
import type { Desk } from '../../desk/index.js';

/** A desk that connects as configured, loading the phone only now. It ends with the signal. @param current The CRM that the page has given last. */
export async function openDesk(config: ConnectConfig, signal: AbortSignal, current: () => ConnectConfig['crm']): Promise<Desk> {
  const { connect, followingCrm } = await import('../../connect.js');
  signal.throwIfAborted();
  const { crm } = config;
  return connect(typeof crm === 'object' && 'lookup' in crm ? { ...config, crm: followingCrm(current) } : config, signal);
}

/** Whether two configurations say the same, though a framework wrote them anew. */
export const saysTheSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && jsonOf(a) === jsonOf(b));

/** Where a password may stand in the page's source: nobody else can read it there. */
export const isLocal = (hostname: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$|\.localhost$/.test(hostname);
