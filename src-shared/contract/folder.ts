import { z } from 'zod';
import { FolderId } from './ids.ts';

/** Absolute path on the person's machine. NUL would be cut off by the operating system, so it is refused. */
export const LocalPath = z
  .string()
  .min(1)
  .max(32_767)
  .refine((path) => !path.includes('\0'), 'a path cannot contain NUL');

// Globs relative to the folder, such as "Trash/**".
export const ExclusionGlobs = z.array(z.string().min(1).max(1_000)).max(200);

export const Folder = z.object({
  id: FolderId,
  path: LocalPath,
  /** `offline`: the folder cannot be reached (an unplugged drive); its photos stay searchable. */
  state: z.enum(['online', 'offline']),
  exclude: ExclusionGlobs,
  photos: z.int().nonnegative(),
  pending: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  scannedAtMs: z.number().nullable(),
  /** `failed`: changes are only seen when somebody looks for them; `detail` says why. */
  watch: z.object({ state: z.enum(['on', 'off', 'failed']), detail: z.string().nullable() }),
});
export type Folder = z.infer<typeof Folder>;

/** One level of the folder tree of this machine, for choosing a folder where there is no native dialog. */
export const FolderListing = z.object({
  path: LocalPath,
  parent: LocalPath.nullable(),
  places: z.array(z.object({ name: z.string(), path: LocalPath })),
  folders: z.array(z.object({ name: z.string(), path: LocalPath })),
  /** Photos directly in this folder, so that a person sees they are in the right place. */
  photos: z.int().nonnegative(),
  /** Files that end as asked for, such as models; empty where none were asked for. */
  files: z.array(z.object({ name: z.string(), path: LocalPath, bytes: z.int().nonnegative() })),
});
export type FolderListing = z.infer<typeof FolderListing>;

/** What patterns would leave out of a folder, as far as it was looked through in the time given. */
export const ExclusionPreview = z.object({
  /** All that were seen, hidden ones included. */
  photos: z.int().nonnegative(),
  hidden: z.int().nonnegative(),
  /** Of each pattern, in their order: how many photos it hides that no earlier one does, and the first few of them. */
  patterns: z.array(
    z.object({ pattern: z.string(), hidden: z.int().nonnegative(), examples: z.array(z.string()).max(20) }),
  ),
  isComplete: z.boolean(),
});
export type ExclusionPreview = z.infer<typeof ExclusionPreview>;
