// The drop of a drag may be told just after its end.
const graceMs = 1_000;

/**
 * Whether photos of ours are being dragged: brought back over the page, they look like files from anywhere. A page is
 * told nothing of how such a drag ends, so it ends with the program's answer, or with the pointer moving freely.
 */
export class OwnDrag {
  isUnderWay = false;
  #end: AbortController | null = null;

  begin(answered: Promise<unknown>): void {
    this.#end?.abort();
    const end = new AbortController();
    this.#end = end;
    this.isUnderWay = true;
    end.signal.addEventListener('abort', () => {
      this.isUnderWay = false;
    });
    const finish = () => {
      end.abort();
    };
    void answered.finally(() => setTimeout(finish, graceMs));
    addEventListener(
      'pointermove',
      ({ buttons }) => {
        if (buttons === 0) finish();
      },
      { signal: end.signal },
    );
  }
}
