import { z } from 'zod';
import { queryPictureLimitBytes } from '../domain/query-picture-limit.ts';
import { Collection, CollectionChange, CollectionName, Concept } from './collection.ts';
import { ExclusionGlobs, ExclusionPreview, Folder, FolderListing, LocalPath } from './folder.ts';
import { CollectionId, FileId, FolderId, JobId, PhotoId, RunId } from './ids.ts';
import { Failure, Job } from './job.ts';
import { DoctorReport, LibraryStatus } from './library.ts';
import { ModelCard, ModelList, ModelName } from './model.ts';
import { MapColouring, MapGroups, MapLayout } from './map.ts';
import { PhotoDetails, PhotoExif, PhotoFacets, PhotoFilter, PhotoGrid } from './photo.ts';
import {
  AddedQuery,
  Copies,
  EmbeddedImages,
  Evaluation,
  Explanation,
  QueryPicture,
  Region,
  SimilarHits,
  SimilarInput,
} from './search.ts';
import { CacheStatus, PrivacyStatus, Settings } from './settings.ts';
import {
  DataCheck,
  LabelSource,
  LabelTag,
  SampleSearches,
  TrainingEstimate,
  TrainingRequest,
  TrainingRun,
  TrainingRuntime,
} from './training.ts';

const nothing = z.object({});
const oneJob = z.object({ jobId: JobId });
const oneRun = z.object({ runId: RunId });
const onePhoto = z.object({ photoId: PhotoId });
const oneCollection = z.object({ collectionId: CollectionId });
const PhotoIds = z.array(PhotoId).max(1_000_000);
const photosOfCollection = z.object({ collectionId: CollectionId, photoIds: PhotoIds });

/** The contract stays JSON, so that every transport carries the same: four characters for every three bytes. */
const PictureBase64 = z
  .base64()
  .min(4)
  .max(Math.ceil(queryPictureLimitBytes / 3) * 4);

/**
 * Everything a shell may ask of the engine, for Electron, browser and command line alike. Add a method here
 * and the compiler lists what is left to write.
 */
export const contract = {
  'library.status': { input: nothing, output: LibraryStatus },

  'folders.list': { input: nothing, output: z.array(Folder) },
  'folders.add': {
    input: z.object({ path: LocalPath, exclude: ExclusionGlobs.default([]) }),
    output: Folder,
  },
  'folders.update': { input: z.object({ folderId: FolderId, exclude: ExclusionGlobs }), output: Folder },
  /**
   * Takes the folder and its files out of the library; the files themselves are not touched. What was found out
   * about their contents is kept, out of sight, so that adding the folder again costs no second look.
   */
  'folders.remove': { input: z.object({ folderId: FolderId }), output: nothing },
  /** With `extensions` (without the dot), files that end so are listed too. */
  'folders.browse': {
    input: z.object({
      path: LocalPath.optional(),
      extensions: z
        .array(z.string().regex(/^[a-z0-9]{1,16}$/))
        .max(20)
        .optional(),
    }),
    output: FolderListing,
  },
  /** What patterns would hide in a folder, whether it is in the library or not. It looks for a few seconds at most. */
  'folders.preview': {
    input: z.object({ path: LocalPath, exclude: ExclusionGlobs }),
    output: ExclusionPreview,
  },

  /** Without `folderIds`: all folders. One import runs at a time; asking again returns the running one. */
  'import.start': { input: z.object({ folderIds: z.array(FolderId).optional() }), output: Job },
  'import.pause': { input: oneJob, output: Job },
  'import.resume': { input: oneJob, output: Job },
  'import.cancel': { input: oneJob, output: Job },
  /** The running or paused import, else the last one, else null. */
  'import.current': { input: nothing, output: Job.nullable() },
  /** With `folderId`: those of one folder. */
  'import.failures': {
    input: z.object({
      folderId: FolderId.optional(),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(10_000).default(200),
    }),
    output: z.object({ total: z.int().nonnegative(), items: z.array(Failure) }),
  },
  /** Without `fileIds`: every failed file. */
  'import.retry': { input: z.object({ fileIds: z.array(FileId).max(100_000).optional() }), output: Job },

  'photos.grid': { input: z.object({ filter: PhotoFilter.default({}) }), output: PhotoGrid },
  'photos.details': { input: onePhoto, output: PhotoDetails },
  'photos.exif': { input: onePhoto, output: PhotoExif },
  /** Where photos lie, one path for each that is still in the library. */
  'photos.paths': {
    input: z.object({ photoIds: PhotoIds }),
    output: z.object({ paths: z.array(z.string()) }),
  },
  'photos.facets': { input: nothing, output: PhotoFacets },
  /** Puts a person's own tag on photos, or takes it off; `changed` are those that it made a difference to. */
  'photos.tag': {
    input: z.object({ photoIds: PhotoIds, name: z.string().trim().min(1).max(200), on: z.boolean() }),
    output: z.object({ changed: z.array(PhotoId) }),
  },
  /** A person's own tags, most used first; with `photoIds` those on them, and on how many of them each is. */
  'tags.list': {
    input: z.object({ photoIds: PhotoIds.optional() }),
    output: z.array(z.object({ name: z.string(), count: z.int().positive() })),
  },
  /** Shows the photo's file in the file manager; 'desktop-unavailable' where there is none to ask. */
  'photos.reveal': { input: onePhoto, output: nothing },
  /** Opens the photo's file with the program that the person uses for such files. */
  'photos.open': { input: onePhoto, output: nothing },

  /** Holds a picture to search with. It is kept in memory for this session and never imported. */
  'query.add': {
    input: z.object({ name: z.string().max(1_000), base64: PictureBase64 }),
    output: AddedQuery,
  },
  'query.addFile': { input: z.object({ path: LocalPath }), output: AddedQuery },
  'search.similar': { input: SimilarInput, output: SimilarHits },
  'search.copies': { input: onePhoto, output: Copies },
  /** Which parts of the two pictures agree: the network looks at both again. */
  'search.explain': {
    input: z.object({ query: QueryPicture, region: Region.optional(), photoId: PhotoId }),
    output: Explanation,
  },

  'collections.list': { input: nothing, output: z.array(Collection) },
  'collections.create': {
    input: z.object({ name: CollectionName, photoIds: PhotoIds.default([]) }),
    output: Collection,
  },
  'collections.rename': {
    input: z.object({ collectionId: CollectionId, name: CollectionName }),
    output: Collection,
  },
  /** Out of sight at once; until the engine ends, `collections.restore` brings it back. */
  'collections.delete': { input: oneCollection, output: nothing },
  'collections.restore': { input: oneCollection, output: Collection },
  'collections.add': { input: photosOfCollection, output: CollectionChange },
  'collections.remove': { input: photosOfCollection, output: CollectionChange },
  /** Keeps the pictures of queries too, so that the concept outlives this session. */
  'concepts.save': { input: Concept.extend({ name: CollectionName }), output: Collection },
  /** As it can be searched with now. */
  'concepts.open': { input: oneCollection, output: Concept },

  /** The last map of the active model, or null where there is none. */
  'map.layout': { input: nothing, output: MapLayout.nullable() },
  /** Of the photos of the last map. */
  'map.groups': { input: z.object({ by: MapColouring }), output: MapGroups },
  /** Makes a new map; asking again returns the running job. */
  'map.start': { input: nothing, output: Job },
  'map.cancel': { input: oneJob, output: Job },
  /** The running making of a map, else the last one, else null. */
  'map.current': { input: nothing, output: Job.nullable() },

  /** Leave-one-out retrieval over the sub-folders of a folder; nothing is imported. */
  'evaluate.run': {
    input: z.object({ folder: LocalPath, model: z.string().max(200).optional() }),
    output: Evaluation,
  },
  'embed.images': {
    input: z.object({ paths: z.array(LocalPath).min(1).max(10_000), model: z.string().max(200).optional() }),
    output: EmbeddedImages,
  },

  'models.list': { input: nothing, output: ModelList },
  /**
   * Makes vectors for the whole library with another model, then searches with it; until then the old one
   * answers. One that was not shown to be better is refused with 'model-not-better' unless `anyway` says so.
   */
  'models.adopt': { input: z.object({ name: ModelName, anyway: z.boolean().default(false) }), output: Job },
  /** Back to the model before, in one step. */
  'models.rollback': { input: nothing, output: Job },
  /** The running adoption, else the last one, else null. */
  'models.adoption': { input: nothing, output: Job.nullable() },
  'models.cancelAdoption': { input: oneJob, output: Job },
  'models.delete': { input: z.object({ name: ModelName }), output: ModelList },
  /** One file, with no photo in it; what lies at `path` is replaced. */
  'models.export': {
    input: z.object({ name: ModelName, path: LocalPath }),
    output: z.object({ path: z.string(), bytes: z.int().positive(), sha256: z.string() }),
  },
  /** Our own export, or a BiT npz. No hash of that was ever published, so it is only taken as `unverified`. */
  'models.import': {
    input: z.object({ path: LocalPath, unverified: z.boolean().default(false) }),
    output: z.object({ model: ModelCard }),
  },
  /** Fetches the published BiT-M R50x1 over the network. The only method that does, and only when asked. */
  'models.download': { input: z.object({ unverified: z.boolean().default(false) }), output: Job },
  /** The running download, else the last one, else null. */
  'models.downloading': { input: nothing, output: Job.nullable() },
  /** What has arrived is kept, and the next download goes on from there. */
  'models.cancelDownload': { input: oneJob, output: Job },

  /** The checks before a training, without the training. */
  'training.check': {
    input: z.object({
      source: LabelSource,
      backbone: ModelName.optional(),
      seed: z.int().nonnegative().default(1),
    }),
    output: DataCheck,
  },
  /** One training runs at a time: 'training-running' while there is one. */
  'training.start': { input: TrainingRequest, output: TrainingRun },
  'training.pause': { input: oneRun, output: TrainingRun },
  /** Also goes on with one that a crash cut off. */
  'training.resume': { input: oneRun, output: TrainingRun },
  'training.cancel': { input: oneRun, output: TrainingRun },
  /** The running or paused training, else the last one, else null. */
  'training.current': { input: nothing, output: TrainingRun.nullable() },
  /** Newest first. */
  'training.runs': {
    input: z.object({ limit: z.int().min(1).max(1_000).default(50) }),
    output: z.array(TrainingRun),
  },
  /** The report of a finished run: one HTML page that needs no other file, and the log as CSV. */
  'training.report': {
    input: oneRun,
    output: z.object({ htmlPath: z.string(), csvPath: z.string(), html: z.string() }),
  },
  /** What searches among held-out photos found before and after a finished run. */
  'training.searches': { input: oneRun, output: SampleSearches },
  /** Tags of the library as labels: those of people first, then the most frequent. */
  'training.tags': { input: nothing, output: z.array(LabelTag) },
  /**
   * Small pictures of labelled photos, in the library or not: JPEG in Base64, in the order of `paths`; null where one
   * cannot be read.
   */
  'training.pictures': {
    input: z.object({ paths: z.array(LocalPath).min(1).max(24) }),
    output: z.object({ pictures: z.array(z.string().nullable()) }),
  },
  'training.runtimes': { input: nothing, output: z.array(TrainingRuntime) },
  'training.estimate': { input: TrainingRequest, output: TrainingEstimate },

  'settings.get': { input: nothing, output: Settings },
  'settings.update': { input: Settings.partial(), output: Settings },
  'cache.status': { input: nothing, output: CacheStatus },
  /** Removes what `removableBytes` counts. */
  'cache.clean': {
    input: nothing,
    output: z.object({ files: z.int().nonnegative(), bytes: z.int().nonnegative(), status: CacheStatus }),
  },
  'privacy.status': { input: nothing, output: PrivacyStatus },

  'doctor.report': { input: nothing, output: DoctorReport },

  /** Makes a small folder of pictures of our own in the data folder, adds it and starts importing it. */
  'samples.add': { input: nothing, output: z.object({ folder: Folder, job: Job }) },
} as const;

export type Method = keyof typeof contract;
/** What a caller sends: defaults may be left out. */
export type Request<M extends Method> = z.input<(typeof contract)[M]['input']>;
/** What the engine receives, parsed. */
type Input<M extends Method> = z.output<(typeof contract)[M]['input']>;
export type Output<M extends Method> = z.output<(typeof contract)[M]['output']>;

/** The engine as its shells see it. */
export type EngineMethods = { [M in Method]: (input: Input<M>) => Promise<Output<M>> };

/** The engine as a client sees it, whatever lies between. */
export type EngineClient = { [M in Method]: (input: Request<M>) => Promise<Output<M>> };
