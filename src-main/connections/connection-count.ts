import { BroadcastChannel } from 'node:worker_threads';
import type { PrivacyStatus } from '../../src-shared/contract/settings.ts';

/** Counts what every thread of this process tells of, see connection-watch.ts. */
export function countConnections() {
  const sinceMs = Date.now();
  const byHost = new Map<string, number>();
  const channel = new BroadcastChannel('lookalike-connections');
  channel.onmessage = (event) => {
    const host = String((event as MessageEvent).data);
    byHost.set(host, (byHost.get(host) ?? 0) + 1);
  };
  (channel as unknown as { unref: () => void }).unref();

  return {
    status: (): PrivacyStatus => {
      const hosts = [...byHost].map(([host, connections]) => ({ host, connections }));
      return {
        sinceMs,
        connections: hosts.reduce((sum, { connections }) => sum + connections, 0),
        hosts: hosts.sort((one, other) => other.connections - one.connections),
      };
    },
    close: (): void => {
      channel.close();
    },
  };
}
