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
});
export type FolderListing = z.infer<typeof FolderListing>;
