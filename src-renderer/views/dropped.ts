/** What was dropped on the page, sorted. */
interface Dropped {
  folders: readonly File[];
  files: readonly File[];
}

/** Must be called while the drop is told of: afterwards nothing of it can be read. */
export function sortDropped({ items }: DataTransfer): Dropped {
  const folders: File[] = [];
  const files: File[] = [];
  for (const item of items) {
    const file = item.getAsFile();
    if (file) (item.webkitGetAsEntry()?.isDirectory ? folders : files).push(file);
  }
  return { folders, files };
}
