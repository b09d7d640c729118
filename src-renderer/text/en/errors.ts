/** What an error says, by its code. The engine speaks English, with the details of the case: mostly nothing to add. */
export const errors: Readonly<Record<string, string>> = {
  // The engine knows it as a file of the library; here it may as well come from a link or a command line.
  'file-not-found':
    'This file is not there. See whether it was moved or renamed, or whether its drive is disconnected.',
};
