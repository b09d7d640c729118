import type {
  DesktopEvent,
  DesktopMethod,
  DesktopOutput,
  DesktopRequest,
  DesktopSettings,
  DesktopStatus,
  EngineState,
} from '../../src-shared/contract/desktop.ts';
import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { Desktop } from '../client/desktop.ts';
import type { Notices } from './notices.svelte.ts';
import { OwnDrag } from './own-drag.ts';

/** The desktop program around the screens, and what it last told of itself. */
export class DesktopProgram {
  /** null until it has answered. */
  status = $state.raw<DesktopStatus | null>(null);
  /** Why the engine failed, until it runs again: what is tried in between may fail once more. */
  failure = $state.raw<Extract<EngineState, { state: 'failed' }> | null>(null);
  readonly drag = new OwnDrag();
  readonly #desktop: Desktop;
  readonly #notices: Notices;

  constructor(desktop: Desktop, notices: Notices) {
    this.#desktop = desktop;
    this.#notices = notices;
  }

  /** Whether this copy ever asks for newer versions of itself, which it does outside the engine. */
  get canUpdate(): boolean {
    return this.status !== null && this.status.update.state !== 'unavailable';
  }

  /** Follows the program until the returned function is called. */
  listen(listener: (event: DesktopEvent) => void): () => void {
    const stop = this.#desktop.listen((event) => {
      if (event.type === 'status') this.#take(event.status);
      else listener(event);
    });
    void this.try('desktop.status', {}).then((status) => {
      // An event that came meanwhile knows better.
      if (status && !this.status) this.#take(status);
    });
    return stop;
  }

  /** Throws what the program says. */
  call<M extends DesktopMethod>(method: M, input: DesktopRequest<M>): Promise<DesktopOutput<M>> {
    return this.#desktop.call(method, input);
  }

  /** As above, with what goes wrong told in a notice. */
  async try<M extends DesktopMethod>(
    method: M,
    input: DesktopRequest<M>,
  ): Promise<DesktopOutput<M> | undefined> {
    try {
      return await this.#desktop.call(method, input);
    } catch (error) {
      this.#notices.error(error);
      return undefined;
    }
  }

  /** Shown at once; where the program refuses, what was comes back. */
  async update(changes: Partial<DesktopSettings>): Promise<void> {
    const before = this.status?.settings;
    this.#set(changes);
    const answer = await this.try('desktop.updateSettings', changes);
    // Everything else may have been told anew in the meantime.
    if (answer) this.#set(answer.settings);
    else if (before) this.#set(sameKeys(before, changes));
  }

  #set(settings: Partial<DesktopSettings>): void {
    if (this.status) this.status = { ...this.status, settings: { ...this.status.settings, ...settings } };
  }

  #take(status: DesktopStatus): void {
    this.status = status;
    const { engine } = status;
    if (engine.state === 'failed') this.failure = engine;
    else if (engine.state === 'running') this.failure = null;
  }

  /** @returns the path that a person chose; null where they thought better of it */
  async chooseFolder(): Promise<string | null> {
    return (await this.try('choose.folder', {}))?.path ?? null;
  }

  async chooseFile(kind: DesktopRequest<'choose.file'>['kind']): Promise<string | null> {
    return (await this.try('choose.file', { kind }))?.path ?? null;
  }

  async chooseTarget(
    kind: DesktopRequest<'choose.target'>['kind'],
    suggestedName: string,
  ): Promise<string | null> {
    return (await this.try('choose.target', { kind, suggestedName }))?.path ?? null;
  }

  pathOf(file: File): string {
    return this.#desktop.pathOf(file);
  }

  /** Lets other programs have the files of photos that are being dragged. */
  dragOut(photoIds: readonly PhotoId[]): void {
    this.drag.begin(this.try('photos.drag', { photoIds: [...photoIds] }));
  }
}

function sameKeys(before: DesktopSettings, changes: Partial<DesktopSettings>): Partial<DesktopSettings> {
  return Object.fromEntries(Object.entries(before).filter(([key]) => key in changes));
}
