import type {
  DesktopEvent,
  DesktopMethod,
  DesktopOutput,
  DesktopRequest,
} from '../../src-shared/contract/desktop.ts';

/** The desktop program around this page. A browser has none. */
export interface Desktop {
  /** Throws the CodedError that the program tells of. */
  call<M extends DesktopMethod>(method: M, input: DesktopRequest<M>): Promise<DesktopOutput<M>>;
  /** Tells of what the program says by itself, until the returned function is called. */
  listen(listener: (event: DesktopEvent) => void): () => void;
  /** Where a dropped or pasted file lies; empty for one that lies nowhere, such as a copied picture. */
  pathOf(file: File): string;
}
