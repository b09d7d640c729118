/** More than the stack of an error. */
const KEPT_CHARACTERS = 4_000;

/** Keeps the end of what a process says on its standard error. */
export function keepComplaint(stream: NodeJS.ReadableStream | null, onLine?: (line: string) => void) {
  let text = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (piece: string) => {
    text = (text + piece).slice(-KEPT_CHARACTERS);
  });
  if (onLine) eachLine(stream, onLine);
  return { last: () => complaintIn(text) };
}

export function eachLine(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  let unfinished = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (piece: string) => {
    const lines = (unfinished + piece).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}

/** The line that says what went wrong: Node prints a stack after it, the properties of the error, and its own version. */
export function complaintIn(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('Node.js v'));
  const beforeProperties = lines.at(-1) === '}' ? lines.findLastIndex((line) => line.endsWith('{')) : -1;
  const said = beforeProperties === -1 ? lines : lines.slice(0, beforeProperties + 1);
  return (said.findLast((line) => !line.startsWith('at ')) ?? '').replace(/ \{$/, '');
}
