// The app's own process: server.mjs in front of Next.
import { spawn } from "node:child_process";
import http from "node:http";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { ROOT } from "./folders.mjs";
import { isGoneWithin } from "./processes.mjs";

const READY_WITHIN = 60_000;

/**
 * Starts the app with these settings. `onLine` gets every line it prints; `ended` resolves with its exit code.
 * @param {Record<string, string | undefined>} settings
 * @param {{ dev?: boolean, nodeArgs?: string[], onLine: (line: string, stream: "stdout" | "stderr") => void }} options
 */
export function startApp(settings, { dev = false, nodeArgs = [], onLine }) {
  const preload = path.join(ROOT, "scripts", "launcher", "end-with-launcher.mjs");
  const args = [
    ...nodeArgs,
    "--import",
    new URL(`file://${preload}`).href,
    "server.mjs",
    ...(dev ? ["--dev"] : []),
  ];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: /** @type {any} */ ({
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_ENV: dev ? "development" : "production",
      ...settings,
    }),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Its own group: Ctrl-C goes to the launcher, which stops the app before its database.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.on("exit", resolve).on("error", () => resolve(-1)));
  for (const stream of /** @type {const} */ (["stdout", "stderr"])) {
    const output = child[stream];
    if (output) createInterface({ input: output }).on("line", (line) => onLine(line, stream));
  }
  return {
    child,
    ended,
    stop: async () => {
      if (!child.pid || child.exitCode !== null) return;
      child.kill("SIGTERM");
      if (!(await isGoneWithin(child.pid, 12_000))) child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Waits until the app answers; false when it ended or stayed silent instead.
 * @param {string} origin @param {number} port @param {string} host @param {Promise<unknown>} ended */
export async function isAnswering(origin, port, host, ended) {
  let isOver = false;
  ended.then(() => {
    isOver = true;
  });
  for (
    const until = performance.now() + READY_WITHIN;
    !isOver && performance.now() < until;
    await pause(100)
  ) {
    if (await answers(origin, port, host)) return true;
  }
  return false;
}

/** @param {string} origin @param {number} port @param {string} host
 * @returns {Promise<boolean>} */
function answers(origin, port, host) {
  return new Promise((resolve) => {
    const headers = { host: new URL(origin).host };
    const request = http.get({ host, port, path: "/api/health", headers, timeout: 20_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy()).on("error", () => resolve(false));
  });
}
