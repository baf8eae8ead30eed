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
