/** A program that a picture can be opened with, or the system's own way to choose one. */
export interface Program {
  name: string;
  /** Rejects CodedError 'program-not-started'. */
  open(path: string): Promise<void>;
}
