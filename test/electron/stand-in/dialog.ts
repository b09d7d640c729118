import type Electron from 'electron';

/** As a person who closes each dialog; a test takes these over, and answers. */
export const dialog = {
  showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] as string[] }),
  showSaveDialog: () => Promise.resolve({ canceled: true, filePath: '' }),
  showMessageBox: ({ cancelId = 0 }: { cancelId?: number } = {}) =>
    Promise.resolve({ response: cancelId, checkboxChecked: false }),
  showErrorBox: (title: string, content: string) => {
    process.stderr.write(`error box: ${title}: ${content}\n`);
  },
} satisfies Record<
  keyof Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>,
  unknown
>;
