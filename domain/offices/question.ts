/** What is asked of a directory, and what it answers. */
import type { Reply } from '../reply.ts';
import type { DirectoryFault, DirectoryOffice } from './office.ts';

export type Question = {
  readonly text: string;
  /** PIN of the asking office: of offices with one name, the nearer come first. */
  readonly near: string | null;
  /** Most offices to answer with; 1 or more. */
  readonly limit: number;
};

export type Found = Reply<readonly DirectoryOffice[], DirectoryFault>;

/**
 * Work in steps of a few milliseconds at most: whoever runs it may do other things between them. No bytes of the source
 * are held over a step.
 */
export type Steps<T> = Generator<undefined, T>;
