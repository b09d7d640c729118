/** Last part of a path, on any system; the whole path where there is no such part, as for a drive. */
export function folderName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}
