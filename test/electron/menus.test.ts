import { expect, test } from 'vitest';
import { describeDesktop } from './hosts.ts';
import { takeDesktopJourney } from './journey.ts';
import { applicationMenu, type MenuLine } from './native.ts';

const whole = (lines: readonly MenuLine[]): MenuLine[] =>
  lines.flatMap((line) => [line, ...(line.submenu ? whole(line.submenu) : [])]);

describeDesktop('the application menu', (host) => {
  test('says what there is, with a key for whatever is done often', async () => {
    await takeDesktopJourney(host, async (journey) => {
      const menu = await applicationMenu(journey);
      const names = menu.map(({ label }) => label.replace('&', ''));
      expect(names).toEqual(expect.arrayContaining(['File', 'Edit', 'View', 'Go', 'Help']));

      const lines = whole(menu);
      const keys = Object.fromEntries(lines.map(({ label, accelerator }) => [label, accelerator]));
      expect(keys).toMatchObject({
        'Add a Folder…': 'CmdOrCtrl+O',
        'Search with a Picture…': 'CmdOrCtrl+Shift+O',
        'Search with the Copied Picture': 'CmdOrCtrl+Shift+V',
        'Settings…': 'CmdOrCtrl+,',
      });
      // A key that two lines claim does only one of the two.
      const given = lines.filter(({ accelerator }) => accelerator !== undefined);
      expect(new Set(given.map(({ accelerator }) => accelerator)).size).toBe(given.length);
      // The page has single keys of its own.
      expect(given.map(({ accelerator }) => accelerator).filter((key) => /^.$/.test(key!))).toEqual([]);
    });
  });
});
