import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvFile, harmless, toCsv } from "./csv";

const read = (text: string): string[][] => parse(text, { record_delimiter: "\r\n", bom: true });

const awkward = fc.oneof(
  fc.string({ unit: "binary" }).filter((text) => text.isWellFormed()),
  fc
    .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", "＝", "'", '"', " ", ","), fc.string())
    .map(([first, rest]) => first + rest),
  fc.constantFrom('=cmd|"/C calc"!A0', "@SUM(1+1)*cmd", '","=1+1', '"\r\n=1+1,"', "\uFEFF=1+1", "", "'"),
  fc.integer(),
);

describe("IN-3: a table as CSV", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"])(
    "%j is text, not a formula",
    (cell) => {
      expect(read(toCsv([[cell]]))).toEqual([[`'${cell}`]]);
    },
  );

  test("quotes are doubled, and a comma or a line break inside a cell stays inside", () => {
    expect(toCsv([['a "b"', "c,d", "e\r\nf"]])).toBe('"a ""b""","c,d","e\r\nf"\r\n');
  });

  test("whatever the cells hold, a CSV parser reads the same table back, and none begins as a formula", () => {
    const table = fc.integer({ min: 1, max: 6 }).chain((columns) =>
      fc.array(fc.array(awkward, { minLength: columns, maxLength: columns }), {
        minLength: 1,
        maxLength: 8,
      }),
    );
    fc.assert(
      fc.property(table, (rows) => {
        const back = read(toCsv(rows));
        expect(back).toEqual(rows.map((row) => row.map(harmless)));
        expect(back.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("is a file to keep, that no browser opens as a page and no cache holds", async () => {
    const answer = csvFile('team "A"\r\nX: y.csv', [["a"]]);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="team--A---X--y.csv"');
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect([...new Uint8Array(await answer.arrayBuffer())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  });
});
