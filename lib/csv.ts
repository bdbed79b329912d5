import { fileResponse } from "@/lib/own-file";

export type CsvCell = string | number;

/** What a spreadsheet would take for a formula, the wide forms that some of them read alike included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A table as CSV (RFC 4180). Every cell is quoted; one that a spreadsheet would run as a formula gets a leading
 * apostrophe, which it shows as text.
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** What a cell says once it is harmless. */
export function harmless(value: CsvCell): string {
  const text = String(value);
  return FORMULA.test(text) ? `'${text}` : text;
}

const cell = (value: CsvCell) => `"${harmless(value).replaceAll('"', '""')}"`;

/** The table as a file to keep: never shown in a browser's window, never stored on the way. */
export function csvFile(name: string, rows: readonly (readonly CsvCell[])[]): Response {
  // Without the mark in front Excel would not read it as UTF-8.
  return fileResponse(`\uFEFF${toCsv(rows)}`, "text/csv; charset=utf-8", name.replaceAll(/[^\w.-]/g, "-"));
}
