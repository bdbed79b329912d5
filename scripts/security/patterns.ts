import { parseSync, Visitor } from "oxc-parser";

/** A regular expression as it stands in a file. */
export type Pattern = { file: string; line: number; source: string; flags: string };
/** Where one is made out of text: what it becomes is known once the file has run. */
export type Made = { file: string; line: number };
export type Found = { written: Pattern[]; made: Made[]; formats: string[]; problems: string[] };

const MATCHERS = ["match", "matchAll", "search"];

/**
 * Every regular expression of a source file: those written out, the places that make one of text, and the formats of
 * text that it takes from zod (`z.email`), which are patterns too. A problem is what no check can follow: one that is
 * made while the app runs, perhaps of what somebody sent.
 */
export function patternsIn(file: string, source: string): Found {
  const found: Found = { written: [], made: [], formats: [], problems: [] };
  const lineOf = (start: number) => source.slice(0, start).split("\n").length;
  let depth = 0;
  const into = () => void depth++;
  const out = () => void depth--;
  const make = ({ start }: { start: number }) => {
    const line = lineOf(start);
    if (depth === 0) found.made.push({ file, line });
    else
      found.problems.push(`${file}:${line} makes a pattern while running: make it once, beside the imports.`);
  };
  const visitor = new Visitor({
    FunctionDeclaration: into,
    "FunctionDeclaration:exit": out,
    FunctionExpression: into,
    "FunctionExpression:exit": out,
    ArrowFunctionExpression: into,
    "ArrowFunctionExpression:exit": out,
    Literal(node) {
      if ("regex" in node) {
        const { pattern, flags } = node.regex;
        found.written.push({ file, line: lineOf(node.start), source: pattern, flags });
      }
    },
    NewExpression(node) {
      if (node.callee.type === "Identifier" && node.callee.name === "RegExp") make(node);
    },
    CallExpression(node) {
      const { callee } = node;
      if (callee.type === "Identifier" && callee.name === "RegExp") make(node);
      if (callee.type !== "MemberExpression" || callee.computed) return;
      const name = callee.property.type === "Identifier" ? callee.property.name : "";
      const [first] = node.arguments;
      if (MATCHERS.includes(name) && (first?.type === "TemplateLiteral" || isText(first))) make(node);
      const of = source.slice(callee.object.start, callee.object.end);
      if (of === "z" || of === "z.iso") found.formats.push(`${of}.${name}`);
    },
  });
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) found.problems.push(`${file}: ${errors[0]?.message}`);
  visitor.visit(program);
  return found;
}

function isText(node: { type: string; value?: unknown } | undefined): boolean {
  return node?.type === "Literal" && typeof node.value === "string";
}
