import open from 'open';
import { errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import { createDesktop } from '../../localhost/desktop.ts';
import { startLocalhostServer } from '../../localhost/server.ts';
import { packageFolders } from '../../package-folders.ts';
import { defineCommand, exitCodes } from '../command.ts';
import { onInterruption } from '../interruption.ts';
import { usageError } from '../usage-error.ts';

export const serve = defineCommand({
  name: 'serve',
  words: '[folder]',
  summary: 'Open Lookalike in your browser, on this machine only',
  details: [
    'Prints an address for your own browser. It holds a token that is made anew each time, so that nobody else on',
    'this machine can open your library. With a folder: adds it, starts reading it and opens right there.',
    'Runs until Ctrl-C.',
  ],
  options: {
    port: { type: 'string', placeholder: 'N', help: 'port on 127.0.0.1 (default: any free one)' },
    open: { type: 'boolean', help: 'open the address in your browser' },
  },
  run: async ({ words, output, resolvePath, openEngine }, { port: typedPort, open: opens }) => {
    const port = parsePort(typedPort ?? '0');
    using interruption = onInterruption();
    await using opened = await openEngine({ resumeImport: true, watch: true, desktop: createDesktop() });
    const { engine, client } = opened;
    const [folder] = words;
    let place = '';
    if (folder !== undefined) {
      const { id } = await client['folders.add']({ path: resolvePath(folder) });
      await client['import.start']({ folderIds: [id] });
      // Browsers keep the part behind # when the server sends them on, so the page finds it there.
      place = `#/folder/${id}`;
    }
    const server = await startLocalhostServer({
      engine,
      rendererDir: packageFolders.renderer,
      port,
      log: output.note,
    });
    const address = server.address + place;
    output.result({ address }, () => [address]);
    if (opens === true) {
      await open(address).catch((error: unknown) => {
        output.note(
          `Your browser could not be opened (${errorMessage(error)}). Please open the address yourself.`,
        );
      });
    }
    output.note('Lookalike runs until you press Ctrl-C.');
    await interruption.requested;
    await server.close();
    return exitCodes.done;
  },
});

function parsePort(typed: string): number {
  const port = /^\d+$/.test(typed) ? Number(typed) : -1;
  if (port >= 0 && port <= 65_535) return port;
  throw usageError(`--port takes a number from 0 to 65535, not '${typed}'.`);
}
