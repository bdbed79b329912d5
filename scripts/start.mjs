// npm start: from a fresh clone to a running app, with Node and npm alone. Also npm run setup and npm run dev.
import process from "node:process";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19) || (major === 22 && minor < 12)) {
  process.stderr.write(`Safe Seat needs Node.js 20.19, 22.12 or later; this is ${process.versions.node}.\n`);
  process.exit(1);
}

const HELP = `npm start                 installs, builds, starts the database and serves the app
npm run setup             the same without serving
npm run dev               serves with reloading instead of building
PORT=3001 npm start       on another port; DATA_DIR, DATABASE_URL and the rest: see .env.example`;

if (process.argv.includes("--help")) {
  process.stdout.write(`${HELP}\n`);
} else {
  const { endOnSignals, end } = await import("./launcher/stopping.mjs");
  const { launch } = await import("./launcher/launch.mjs");
  endOnSignals(() => process.stdout.write("\n  Stopping …\n"));
  try {
    await launch({
      isSetupOnly: process.argv.includes("--setup-only"),
      isDev: process.argv.includes("--dev"),
    });
  } catch (error) {
    const { Stop } = await import("./launcher/output.mjs");
    process.stderr.write(
      `\n${error instanceof Stop ? error.message : error instanceof Error ? error.stack : error}\n`,
    );
    await end(1);
  }
}
