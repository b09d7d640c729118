/** A program that a picture can be opened with, or the system's own way to choose one. */
export interface Program {
  name: string;
  /** Rejects CodedError 'program-not-started', or 'not-opened' where the system chooses the program. */
  open(path: string): Promise<void>;
}
