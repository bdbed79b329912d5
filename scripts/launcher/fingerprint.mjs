import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./folders.mjs";

/**
 * One value for the contents of these files and folders of the repository; another one as soon as any of them changes.
 * What is not there counts as that.
 * @param {string[]} places
 * @param {(file: string) => boolean} [counts] which files of a folder count
 */
export function fingerprint(places, counts = () => true) {
  const hash = createHash("sha256");
  const add = (/** @type {string} */ place) => {
    const found = statSync(path.join(ROOT, place), { throwIfNoEntry: false });
    if (found?.isDirectory()) {
      for (const name of readdirSync(path.join(ROOT, place)).sort()) add(path.join(place, name));
    } else if (found && counts(place)) {
      const content = readFileSync(path.join(ROOT, place));
      hash.update(`${place.split(path.sep).join("/")}\0${content.length}\0`).update(content);
    }
  };
  for (const place of places) add(place);
  return hash.digest("hex");
}
