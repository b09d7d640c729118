import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { complaintIn, keepComplaint } from '../../../src-main/workers/complaint.ts';

describe('what a process complained of last', () => {
  it('is the message of the error that ended it, not its stack', () => {
    expect(
      complaintIn('Error: no CUDA\n    at open (file:///a.js:1:2)\n    at main\n\nNode.js v24.1.0\n'),
    ).toBe('Error: no CUDA');
  });

  it('is not one of the properties that Node prints after it', () => {
    const text = `node:internal/x:1
    throw error;

Error: cannot open shared object file
    at Object..node (node:internal/modules:1:1)
    at require (node:internal/modules:2:2) {
  code: 'ERR_DLOPEN_FAILED'
}

Node.js v24.1.0
`;
    expect(complaintIn(text)).toBe('Error: cannot open shared object file');
    expect(complaintIn("Error: no such thing {\n  code: 'X'\n}\n")).toBe('Error: no such thing');
  });

  it('is the last line of native code, and nothing where nothing was said', () => {
    expect(complaintIn('loading\nterminate called\n  what():  bad_alloc\n')).toBe('what():  bad_alloc');
    expect(complaintIn('\n')).toBe('');
  });

  it('is kept from pieces that split lines and letters, each line told once', async () => {
    const bytes = Buffer.from('first\nFäden\nlast');
    const stream = Readable.from([bytes.subarray(0, 8), bytes.subarray(8)]);
    const lines: string[] = [];
    const complaint = keepComplaint(stream, (line) => lines.push(line));
    await new Promise((resolve) => stream.on('end', resolve));
    expect(lines).toEqual(['first', 'Fäden']);
    expect(complaint.last()).toBe('last');
  });
});
