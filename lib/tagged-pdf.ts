import "server-only";
import PDFDocument from "pdfkit";
import type { Block, Report } from "@/domain/election/report";

const PAGE = { size: "A4", margins: { top: 48, bottom: 56, left: 54, right: 54 } } as const;
const TEXT = 9.5;
const INK = "#1B1F24";
const QUIET = "#565D66";
const RULE = "#B9B4AA";

type Doc = PDFKit.PDFDocument;
type Parent = PDFKit.PDFStructureElement;

/**
 * A report as a tagged PDF: language, title, headings, lists and tables as structure that a screen reader follows, in
 * reading order. `at` is the moment it is made, in its properties. Nothing in it names a person.
 */
export async function reportPdf(report: Report, at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PDFDocument({
    ...PAGE,
    pdfVersion: "1.7",
    tagged: true,
    lang: "en-GB",
    displayTitle: true,
    bufferPages: true,
    info: { Title: report.title, Creator: "Safe Seat", Producer: "Safe Seat", CreationDate: at, ModDate: at },
  });
  const parts: Uint8Array[] = [];
  doc.on("data", (part: Uint8Array) => parts.push(part));
  const done = new Promise<void>((resolve, reject) => {
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  const root = doc.struct("Document");
  doc.addStructure(root);
  words(doc, root, "H1", () => doc.font("Times-Bold").fontSize(19).fillColor(INK).text(report.title));
  words(doc, root, "P", () => doc.font("Helvetica").fontSize(TEXT).fillColor(QUIET).text(report.subtitle));
  for (const block of report.blocks) write(doc, root, block);
  doc.moveDown(0.8);
  words(doc, root, "P", () => doc.font("Helvetica").fontSize(8).fillColor(QUIET).text(report.foot));
  root.end();
  numberPages(doc);
  doc.end();
  await done;
  return new Uint8Array(Buffer.concat(parts));
}

/** One element of structure around what `draw` writes. */
function words(doc: Doc, parent: Parent, kind: string, draw: () => void): void {
  parent.add(doc.struct(kind, {}, draw));
}

function write(doc: Doc, root: Parent, block: Block): void {
  if (block.kind === "heading") {
    keepRoom(doc, 60);
    doc.moveDown(0.8);
    words(doc, root, "H2", () => doc.font("Times-Bold").fontSize(13).fillColor(INK).text(block.text));
    doc.moveDown(0.25);
  } else if (block.kind === "paragraph") {
    words(doc, root, "P", () => doc.font("Helvetica").fontSize(TEXT).fillColor(INK).text(block.text));
    doc.moveDown(0.35);
  } else if (block.kind === "list") writeList(doc, root, block.items);
  else writeTable(doc, root, block);
}

function writeList(doc: Doc, root: Parent, items: readonly string[]): void {
  const list = doc.struct("L");
  root.add(list);
  for (const item of items) {
    keepRoom(doc, 16);
    doc.font("Helvetica").fontSize(TEXT).fillColor(INK);
    const { left } = doc.page.margins;
    const top = doc.y;
    const entry = doc.struct("LI");
    list.add(entry);
    entry.add(doc.struct("Lbl", {}, () => doc.text("•", left + 4, top, { lineBreak: false })));
    entry.add(doc.struct("LBody", {}, () => doc.text(item, left + 16, top)));
    entry.end();
    doc.x = left;
    doc.moveDown(0.15);
  }
  list.end();
  doc.moveDown(0.3);
}

function writeTable(
  doc: Doc,
  root: Parent,
  { caption, head, rows }: Extract<Block, { kind: "table" }>,
): void {
  const { left, right } = doc.page.margins;
  const width = doc.page.width - left - right;
  const columns = head.length === 2 ? [0.24, 0.76] : [0.5, 0.25, 0.25];
  const widths = columns.map((part) => part * width);
  const starts = widths.map((_, n) => left + widths.slice(0, n).reduce((sum, one) => sum + one, 0));
  const table = doc.struct("Table");
  root.add(table);
  words(doc, table, "Caption", () => doc.font("Helvetica").fontSize(TEXT).fillColor(QUIET).text(caption));
  doc.moveDown(0.2);
  const row = (cells: readonly string[], isHead: boolean) => {
    doc
      .font(isHead ? "Helvetica-Bold" : "Helvetica")
      .fontSize(TEXT)
      .fillColor(INK);
    const heights = cells.map((cell, n) => doc.heightOfString(cell, { width: (widths[n] ?? 0) - 8 }));
    const height = Math.max(...heights) + 6;
    keepRoom(doc, height + 4);
    // A new page begins in black.
    doc.fillColor(INK);
    const top = doc.y;
    const line = doc.struct("TR");
    table.add(line);
    for (const [n, cell] of cells.entries()) {
      const draw = () => doc.text(cell, starts[n] ?? left, top + 3, { width: (widths[n] ?? 0) - 8 });
      const isTitle = isHead || n === 0;
      line.add(isTitle ? doc.struct("TH", titleOf(isHead), draw) : doc.struct("TD", {}, draw));
    }
    line.end();
    doc.x = left;
    doc.y = top + height;
    decoration(doc, () => {
      const end = doc.page.width - right;
      doc.moveTo(left, doc.y).lineTo(end, doc.y).lineWidth(0.5).strokeColor(RULE).stroke();
    });
  };
  row(head, true);
  for (const cells of rows) row(cells, false);
  table.end();
  doc.moveDown(0.5);
}

/** Which cells a title is for. The library takes it, but its types do not know it yet. */
function titleOf(isColumn: boolean): { scope: string; lang?: string } {
  return { scope: isColumn ? "Column" : "Row" };
}

/** What is only for the eye, and no part of the text. */
function decoration(doc: Doc, draw: () => void): void {
  doc.markContent("Artifact", { type: "Layout" });
  draw();
  doc.endMarkedContent();
}

/** Starts a new page rather than leave a heading or half a row behind. */
function keepRoom(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
}

function numberPages(doc: Doc): void {
  const { start, count } = doc.bufferedPageRange();
  for (let n = start; n < start + count; n += 1) {
    doc.switchToPage(n);
    const { margins } = doc.page;
    // In the margin: with the margin in force, writing there would begin a new page.
    const { bottom } = margins;
    margins.bottom = 0;
    doc.markContent("Artifact", { type: "Pagination" });
    doc
      .font("Helvetica")
      .fontSize(8)
      .fillColor(QUIET)
      .text(`${n + 1} of ${count}`, margins.left, doc.page.height - 36, { lineBreak: false });
    doc.endMarkedContent();
    margins.bottom = bottom;
  }
}
