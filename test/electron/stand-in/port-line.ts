import { type Letter, PortEnd, type PortHolder } from './ports.ts';

/** What goes between two processes about the ports that one of them got from the other. */
export type PortFrame =
  | { type: 'port-message'; port: string; data: unknown; ports: string[] }
  | { type: 'port-close'; port: string };

/** Carries ports between this process and another one; both sides have such a line, and each names the ports it gives. */
export class PortLine implements PortHolder {
  readonly #send: (frame: PortFrame) => void;
  readonly #side: string;
  readonly #byName = new Map<string, PortEnd>();
  readonly #names = new Map<PortEnd, string>();
  #given = 0;

  constructor(side: string, send: (frame: PortFrame) => void) {
    this.#side = side;
    this.#send = send;
  }

  /** Names for ends that go to the other process; to be said before what they are for arrives. */
  give(ends: readonly PortEnd[]): string[] {
    return ends.map((end) => {
      this.#given += 1;
      const name = `${this.#side}${this.#given}`;
      this.#keep(name, end);
      // What waits in it follows the message that gives it.
      queueMicrotask(() => {
        end.hold(this);
      });
      return name;
    });
  }

  /** Ends for what the other process gave. */
  take(names: readonly string[]): PortEnd[] {
    return names.map((name) => {
      const [near, far] = PortEnd.pair();
      this.#keep(name, far);
      far.hold(this);
      return near;
    });
  }

  /** Something from the other process. Answers whether it was about a port. */
  arrived(frame: { type: string }): boolean {
    if (!isPortFrame(frame)) return false;
    const end = this.#byName.get(frame.port);
    if (frame.type === 'port-message') end?.post({ data: frame.data, ports: this.take(frame.ports) });
    else if (end) {
      this.#forget(end);
      end.close();
    }
    return true;
  }

  /** The other process is gone, and its ports with it. */
  lost(): void {
    for (const end of [...this.#names.keys()]) {
      this.#forget(end);
      end.close();
    }
  }

  receive(end: PortEnd, { data, ports }: Letter): void {
    const port = this.#names.get(end);
    if (port !== undefined) this.#send({ type: 'port-message', port, data, ports: this.give(ports) });
  }

  closed(end: PortEnd): void {
    const port = this.#names.get(end);
    if (port === undefined) return;
    this.#forget(end);
    this.#send({ type: 'port-close', port });
  }

  #keep(name: string, end: PortEnd): void {
    this.#byName.set(name, end);
    this.#names.set(end, name);
  }

  #forget(end: PortEnd): void {
    const name = this.#names.get(end);
    if (name !== undefined) this.#byName.delete(name);
    this.#names.delete(end);
  }
}

function isPortFrame(frame: { type: string }): frame is PortFrame {
  return frame.type === 'port-message' || frame.type === 'port-close';
}
