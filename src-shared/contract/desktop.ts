import { z } from 'zod';
import { LocalPath } from './folder.ts';
import { JobId, PhotoId } from './ids.ts';
import { AddedQuery } from './search.ts';

const nothing = z.object({});
const PhotoIds = z.array(PhotoId).min(1).max(10_000);

/** What a person chose for the desktop program; a browser has none of it. */
export const DesktopSettings = z.object({
  /** Closing the window leaves Lookalike in the tray, where it goes on watching folders. */
  keepInTray: z.boolean(),
  /** Long work waits while the machine runs on its battery. */
  pauseOnBattery: z.boolean(),
  /** A note of the system when long work ended and the window was out of sight. */
  notify: z.boolean(),
  /** Asks for a newer version at each start. The one thing here that uses the network, so never without consent. */
  checkForUpdates: z.boolean(),
});
export type DesktopSettings = z.infer<typeof DesktopSettings>;

/** How the engine's own process is. Without a running one nothing but the desktop methods is answered. */
export const EngineState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('starting') }),
  z.object({ state: z.literal('running') }),
  /** It died and is started anew by itself. */
  z.object({ state: z.literal('restarting'), attempt: z.int().positive(), retryAtMs: z.number() }),
  /** It does not start, or died too often; `desktop.restartEngine` tries again. */
  z.object({ state: z.literal('failed'), code: z.string(), message: z.string() }),
]);
export type EngineState = z.infer<typeof EngineState>;

export const UpdateState = z.discriminatedUnion('state', [
  /**
   * This copy cannot update itself: it runs from source, is a portable one, belongs to the system's package manager,
   * or was built without a place to ask or without a signature to check.
   */
  z.object({
    state: z.literal('unavailable'),
    reason: z.enum(['from-source', 'portable', 'package-manager', 'no-source', 'unsigned']),
  }),
  z.object({ state: z.literal('idle'), checkedAtMs: z.number().nullable() }),
  z.object({ state: z.literal('checking') }),
  z.object({ state: z.literal('available'), version: z.string() }),
  z.object({
    state: z.literal('downloading'),
    version: z.string(),
    doneBytes: z.int().nonnegative(),
    totalBytes: z.int().nonnegative(),
    bytesPerSecond: z.number().nonnegative(),
  }),
  /** Its signature is ours. It is installed when the person says so. */
  z.object({ state: z.literal('ready'), version: z.string() }),
  z.object({ state: z.literal('failed'), code: z.string(), message: z.string() }),
]);
export type UpdateState = z.infer<typeof UpdateState>;

export const DesktopStatus = z.object({
  platform: z.enum(['win32', 'linux', 'darwin']),
  version: z.string(),
  settings: DesktopSettings,
  /** False where this desktop shows no tray. */
  hasTray: z.boolean(),
  onBattery: z.boolean(),
  /** What waits for the battery's sake. Anything else that is paused, a person paused. */
  heldJobs: z.array(JobId),
  engine: EngineState,
  update: UpdateState,
});
export type DesktopStatus = z.infer<typeof DesktopStatus>;

/** One line of a native menu. The page says what there is; the shell only shows it. */
export const NativeMenuItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('action'),
    id: z.string().min(1).max(100),
    label: z.string().max(300),
    /** A key that does the same, as it is written for people; it is shown, not listened to. */
    hint: z.string().max(40).optional(),
    enabled: z.boolean().optional(),
    checked: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('separator') }),
  /** The shell fills in the programs of this machine and opens the photo with the chosen one. */
  z.object({ kind: z.literal('openWith'), label: z.string().max(300), photoId: PhotoId }),
]);
export type NativeMenuItem = z.infer<typeof NativeMenuItem>;

/** What the page may ask of the desktop program around it. Photos are named by id; paths come only from people. */
export const desktopContract = {
  'desktop.status': { input: nothing, output: DesktopStatus },
  'desktop.updateSettings': { input: DesktopSettings.partial(), output: DesktopStatus },
  'desktop.restartEngine': { input: nothing, output: nothing },
  /** Shows the data folder in the file manager. */
  'desktop.showDataFolder': { input: nothing, output: nothing },
  /** Opens the collected licences of everything that is in the program. */
  'desktop.showLicences': { input: nothing, output: nothing },

  /** The system's own dialogs; null when the person thought better of it. */
  'choose.folder': { input: nothing, output: z.object({ path: LocalPath.nullable() }) },
  'choose.file': {
    input: z.object({ kind: z.enum(['picture', 'model']) }),
    output: z.object({ path: LocalPath.nullable() }),
  },
  'choose.target': {
    input: z.object({
      kind: z.enum(['model']),
      suggestedName: z.string().min(1).max(200),
    }),
    output: z.object({ path: LocalPath.nullable() }),
  },

  /** Opens a native menu at the pointer, or at `at` (CSS pixels of the window), and tells what was chosen. */
  'menu.show': {
    input: z.object({
      items: z.array(NativeMenuItem).min(1).max(200),
      at: z.object({ x: z.number(), y: z.number() }).optional(),
    }),
    output: z.object({ chosen: z.string().nullable() }),
  },

  /** Takes over a drag that began in the page, so that other programs get the files. */
  'photos.drag': { input: z.object({ photoIds: PhotoIds }), output: nothing },
  /** Puts the files on the clipboard, so that a file manager pastes copies of them. */
  'photos.copyFiles': { input: z.object({ photoIds: PhotoIds }), output: nothing },
  /** What the clipboard holds as a query: a picture, or a picture's file. 'clipboard-empty' where there is neither. */
  'query.fromClipboard': { input: nothing, output: AddedQuery },

  'update.check': { input: nothing, output: UpdateState },
  'update.download': { input: nothing, output: UpdateState },
  /** Ends the program, installs, and starts it again. */
  'update.install': { input: nothing, output: nothing },
} as const;

export type DesktopMethod = keyof typeof desktopContract;
export type DesktopRequest<M extends DesktopMethod> = z.input<(typeof desktopContract)[M]['input']>;
export type DesktopOutput<M extends DesktopMethod> = z.output<(typeof desktopContract)[M]['output']>;
type DesktopInput<M extends DesktopMethod> = z.output<(typeof desktopContract)[M]['input']>;

/** The desktop program as its page sees it. */
export type DesktopMethods = { [M in DesktopMethod]: (input: DesktopInput<M>) => Promise<DesktopOutput<M>> };

/** Said from the application menu, the tray or a notification, and done by the page. */
export const DesktopCommand = z.enum([
  'add-folder',
  'search-file',
  'search-clipboard',
  'undo',
  'back',
  'forward',
  'keys',
]);
export type DesktopCommand = z.infer<typeof DesktopCommand>;

/** What the desktop program tells its page by itself. */
export const DesktopEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status'), status: DesktopStatus }),
  z.object({ type: z.literal('command'), command: DesktopCommand }),
  /** A place of the screens, as in the address: '#/similar/query/…'. */
  z.object({ type: z.literal('go'), address: z.string().startsWith('#/').max(2_000) }),
  /** Something asked for from outside could not be done: a link to a file that is not there. */
  z.object({
    type: z.literal('refused'),
    code: z.string(),
    message: z.string(),
    path: z.string().optional(),
  }),
]);
export type DesktopEvent = z.infer<typeof DesktopEvent>;
