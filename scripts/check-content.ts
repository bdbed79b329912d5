// Checks everything in content/: npm run check:content. Every problem is printed with its file and field.
import { readFileSync } from "node:fs";
import { type Problem, parseCatalogue } from "@/domain/catalogue";
import { checkPersonas, checkReach, checkRevisions } from "@/domain/content-checks";
import { checkSynonyms } from "@/domain/search";
import { readContent } from "@/lib/content";
import { seeded, wordsOfFiles } from "./content-words";

const SAMPLES = 1000;

function main(): number {
  const parsed = parseCatalogue(readContent());
  const problems: Problem[] = parsed.ok ? [] : parsed.problems;
  if (parsed.ok) {
    const { catalogue } = parsed;
    const files = wordsOfFiles(catalogue, readFileSync("content/release.md", "utf8"));
    problems.push(
      ...checkPersonas(catalogue),
      ...checkRevisions(catalogue),
      ...checkReach(catalogue, seeded(20240326), SAMPLES),
      ...checkSynonyms(catalogue),
      ...files.flatMap((file) => file.problems),
    );
    const grades = files.map((file) => file.reading.grade).sort((a, b) => a - b);
    const words = files.reduce((sum, file) => sum + file.reading.words, 0);
    const sentences = files.reduce((sum, file) => sum + file.reading.sentences, 0);
    console.log(
      `${catalogue.actions.length} actions, ${catalogue.sources.size} sources, ${catalogue.briefings.length} briefings, ${catalogue.personas.length} personas, ${SAMPLES} sampled profiles`,
    );
    console.log(`reading grade: median ${grades[Math.floor(grades.length / 2)]}, highest ${grades.at(-1)}`);
    console.log(`${words} words in ${sentences} sentences, ${(words / sentences).toFixed(1)} a sentence`);
  }
  for (const { file, field, message } of problems) console.error(`content/${file}: ${field}: ${message}`);
  console.log(
    problems.length === 0 ? "The content is sound." : `${problems.length} problems in the content.`,
  );
  return problems.length === 0 ? 0 : 1;
}

process.exitCode = main();
