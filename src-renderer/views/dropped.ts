/** What was dropped on the page or pasted, sorted. */
export interface Dropped {
  folders: readonly File[];
  files: readonly File[];
}

/** What is used of a DataTransfer. */
interface Transfer {
  items: Iterable<{
    getAsFile: () => File | null;
    webkitGetAsEntry: () => { isDirectory: boolean } | null;
  }>;
}

/** Must be called while the drop, or the paste, is told of: afterwards nothing of it can be read. */
export function sortDropped({ items }: Transfer): Dropped {
  const folders: File[] = [];
  const files: File[] = [];
  for (const item of items) {
    const file = item.getAsFile();
    if (file) (item.webkitGetAsEntry()?.isDirectory ? folders : files).push(file);
  }
  return { folders, files };
}

/**
 * What can be searched with, the best first, of files that were pasted: a copied picture may come with other things.
 * A copied file may be one of the kinds that browsers do not know.
 */
export function pictures(files: readonly File[], liesSomewhere: (file: File) => boolean): readonly File[] {
  const isPicture = ({ type }: File) => type.startsWith('image/');
  return [...files.filter(isPicture), ...files.filter((file) => !isPicture(file) && liesSomewhere(file))];
}
