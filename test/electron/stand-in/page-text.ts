/* Both functions also run in pages, by their source: they may use nothing but themselves and what every JavaScript has. */

/** What a structured clone would carry, as text: CDP carries only text between this process and a page. */
export function encode(message: unknown): string {
  const bytesText = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000) {
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    }
    return btoa(text);
  };
  const tagged = (value: unknown): unknown => {
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'number' && !Number.isFinite(value)) return { $: 'number', text: String(value) };
    if (typeof value === 'bigint') return { $: 'bigint', text: String(value) };
    if (typeof value === 'function' || typeof value === 'symbol') {
      throw new Error('DataCloneError: a function cannot be cloned.');
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(tagged);
    if (value instanceof Date) return { $: 'date', text: value.toISOString() };
    if (value instanceof ArrayBuffer) return { $: 'ArrayBuffer', text: bytesText(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      const kind = value.constructor.name === 'Buffer' ? 'Uint8Array' : value.constructor.name;
      return { $: kind, text: bytesText(bytes) };
    }
    if (value instanceof Error) return { $: 'error', text: value.message };
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tagged(part)]));
  };
  return JSON.stringify(tagged(message));
}

export function decode(text: string): unknown {
  const bytesOf = (encoded: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  const plain = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(plain);
    if (!('$' in value)) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
    }
    const { $: kind, text: inner = '' } = value as { $: string; text?: string };
    if (kind === 'undefined') return undefined;
    if (kind === 'number') return Number(inner);
    if (kind === 'bigint') return BigInt(inner);
    if (kind === 'date') return new Date(inner);
    if (kind === 'error') return new Error(inner);
    const { buffer } = bytesOf(inner);
    if (kind === 'ArrayBuffer') return buffer;
    const views = globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>;
    const View = views[kind];
    if (View === undefined) throw new Error(`There is no ${kind} to decode.`);
    return new View(buffer);
  };
  return plain(JSON.parse(text));
}
