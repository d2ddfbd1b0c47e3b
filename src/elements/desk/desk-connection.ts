import type { ConnectConfig } from '../../connect.js';
import type { Desk } from '../../desk/index.js';

/** A desk that connects as configured, loading the phone only now. It ends with the signal. */
export async function openDesk(config: ConnectConfig, signal: AbortSignal): Promise<Desk> {
  const { connect } = await import('../../connect.js');
  signal.throwIfAborted();
  return connect(config, signal);
}

/** Where a password may stand in the page's source: nobody else can read it there. */
export const isLocal = (hostname: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$|\.localhost$/.test(hostname);
