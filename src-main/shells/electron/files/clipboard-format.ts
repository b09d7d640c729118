/** How Electron names a format that is the system's own, on reading and on writing. */
export const systemFormat = (name: string): string => `electron application/osclipboard;format="${name}"`;
