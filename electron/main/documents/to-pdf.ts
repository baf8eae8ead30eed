/** A laid-out document page as a PDF. */
import type { WebContents } from 'electron';

/** Answers with the PDF's bytes: A4, page numbers at the foot. */
export function toPdf(contents: Pick<WebContents, 'printToPDF'>): Promise<Buffer> {
  return contents.printToPDF({
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: FOOTER,
    generateTaggedPDF: true,
  });
}

const FOOTER =
  '<div style="width:100%;font:7pt sans-serif;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';
