/**
 * The label of a use, filled from the book. The bytes are made when the job leaves, not while a clerk waits.
 */
import { destinationToLabel, type ArticleLabel } from '../../../domain/labels/article-label.ts';
import type { Core } from '../core.ts';
import { destinationOf, lineOf, oldNumberOf } from '../desk/scan-results.ts';
import type { PrintJob } from './print-job-table.ts';

export type Desk = { readonly officeName: string; readonly counter: string };

/** Null when the label would name no place and no new number, or was voided: then there is nothing to print. */
export function composeLabel(core: Core, job: PrintJob, desk: Desk): ArticleLabel | null {
  const use = core.projections.uses.byN(job.useN);
  if (use === null || !use.labels.includes(job.label)) return null; // voided while it was on its way
  const destination = destinationOf(core, use, lineOf(core, use));
  if (destination === null && use.relabelled === null) return null;
  return {
    item: use.item,
    use: use.use,
    destination: destination === null ? null : destinationToLabel(destination),
    oldNumber: oldNumberOf(use),
    grams: use.grams,
    consignment: use.consignment,
    origin: `${desk.officeName}, ${desk.counter}`,
    acceptedAt: localTime(use.acceptedAtMs, core.clock.offsetMinutes()),
    label: job.label,
    copy: job.copy,
  };
}

/** "24-11-2026 10:42" in the office's own time. */
export function localTime(atMs: number, offsetMinutes: number): string {
  const iso = new Date(atMs + offsetMinutes * 60_000).toISOString();
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${day}-${month}-${year} ${iso.slice(11, 16)}`;
}
