/** Where a program of Windows itself lies, in full: one of that name in another folder must not be taken for it. */
export function systemProgram(name: string, environment: NodeJS.ProcessEnv): string {
  return `${environment['SystemRoot'] ?? 'C:\\Windows'}\\System32\\${name}`;
}
