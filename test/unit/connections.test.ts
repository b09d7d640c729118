import '../../src-main/connections/connection-watch.ts';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { countConnections } from '../../src-main/connections/connection-count.ts';

const ownAddress = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.family === 'IPv4' && !address.internal)?.address;

async function listen(host: string): Promise<number> {
  const server = createServer((socket) => socket.end('hello'));
  server.listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

function counted() {
  const connections = countConnections();
  onTestFinished(() => {
    connections.close();
  });
  return connections;
}

describe('the count of connections', () => {
  it.skipIf(ownAddress === undefined)(
    'counts one that is made beyond this machine’s own loopback',
    async () => {
      const connections = counted();
      const socket = connect(await listen('0.0.0.0'), ownAddress);
      await once(socket, 'data');
      socket.destroy();
      const hosts = [{ host: ownAddress, connections: 1 }];
      await expect.poll(() => connections.status()).toMatchObject({ connections: 1, hosts });
    },
  );

  it('does not count what stays on this machine', async () => {
    const connections = counted();
    const port = await listen('127.0.0.1');
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'data');
    await fetch(`http://localhost:${port}/`).catch(() => undefined);
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(connections.status()).toMatchObject({ connections: 0, hosts: [] });
  });

  it('counts attempts in vain, by fetch and in other threads, by their host', async () => {
    const connections = counted();
    const watch = new URL('../../src-main/connections/connection-watch.ts', import.meta.url).href;
    const tryIt = `await fetch('http://192.0.2.77:81/', { signal: AbortSignal.timeout(300) }).catch(() => undefined);`;
    const thread = new Worker(`import '${watch}'; ${tryIt}`, { eval: true, type: 'module' } as object);
    await once(thread, 'exit');
    await fetch('http://192.0.2.77:81/', { signal: AbortSignal.timeout(300) }).catch(() => undefined);
    const hosts = [{ host: '192.0.2.77', connections: 2 }];
    await expect.poll(() => connections.status()).toMatchObject({ connections: 2, hosts });
  });
});
