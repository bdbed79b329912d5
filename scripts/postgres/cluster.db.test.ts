import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isGoneWithin } from "../launcher/processes.mjs";
import { type Cluster, openCluster } from "./cluster.mjs";
import { prepareDatabase, prepareRoles } from "./roles.mjs";
import { runningServer } from "./running.mjs";

let home = "";
const open: Cluster[] = [];

beforeEach(() => {
  // A space, as in many people's folders.
  home = mkdtempSync(path.join(tmpdir(), "safe seat-"));
});
afterEach(async () => {
  for (const cluster of open.splice(0)) await cluster.stop();
  rmSync(home, { recursive: true, force: true });
});

async function start(own = false): Promise<Cluster> {
  const cluster = await openCluster(home, { own });
  open.push(cluster);
  return cluster;
}
const folderOf = () => JSON.parse(readFileSync(path.join(home, "cluster.json"), "utf8")).folder as string;
const pidOf = () => runningServer(folderOf())?.pid ?? 0;

async function ask(url: string, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A database with one row in it, and the addresses of its two roles. */
async function withRow(cluster: Cluster) {
  await prepareRoles(home, cluster.port);
  const urls = await prepareDatabase(home, cluster.port);
  await ask(urls.ownerUrl, "create table kept (word text)");
  await ask(urls.ownerUrl, "insert into kept values ('still here')");
  return urls;
}

describe("one server for one folder", () => {
  test("two that open it at the same time share one server, and only its owner stops it", async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.port).toBe(two.port);
    expect([one.isOurs, two.isOurs].sort()).toEqual([false, true]);
    const pid = pidOf();
    await (one.isOurs ? two : one).stop();
    expect(pidOf()).toBe(pid);
    await (one.isOurs ? one : two).stop();
    expect(await isGoneWithin(pid, 0)).toBe(true);
  });
  test("it keeps its port and its rows from one start to the next", async () => {
    const first = await start();
    const { databaseUrl } = await withRow(first);
    await first.stop();
    expect((await start()).port).toBe(first.port);
    await expect(ask(databaseUrl, "select current_user")).resolves.toEqual([
      { current_user: "safe_seat_app" },
    ]);
  });
});

describe("after a kill -9", () => {
  test("of the server: its end is noticed, and the next start has every row", async () => {
    const first = await start();
    const { ownerUrl } = await withRow(first);
    process.kill(pidOf(), "SIGKILL");
    await first.ended;
    await start();
    expect(await ask(ownerUrl, "select word from kept")).toEqual([{ word: "still here" }]);
  });
  test("of the launcher: a server that nobody holds is stopped and started afresh", async () => {
    await start();
    const orphan = pidOf();
    // What is left when the process that held the lock is gone.
    writeFileSync(path.join(home, "cluster.lock"), JSON.stringify({ pid: 99_999_999, began: "1" }));
    const second = await start(true);
    expect(second.isOurs).toBe(true);
    expect(await isGoneWithin(orphan, 0)).toBe(true);
    expect(pidOf()).not.toBe(orphan);
  });
  test("of everything, when another program has got the server's old process id", async () => {
    const first = await start();
    const { ownerUrl } = await withRow(first);
    const pidFile = path.join(folderOf(), "postmaster.pid");
    const left = readFileSync(pidFile, "utf8");
    process.kill(pidOf(), "SIGKILL");
    await first.ended;
    writeFileSync(pidFile, left.replace(/^\d+/, String(process.pid)));
    await start();
    expect(await ask(ownerUrl, "select word from kept")).toEqual([{ word: "still here" }]);
  });
});

describe("what it gives away", () => {
  test("DA-7: secrets and logs are for their owner alone, and the log holds no value", async () => {
    const { ownerUrl, databaseUrl } = await withRow(await start());
    await expect(ask(ownerUrl, "select 'a canary'::int")).rejects.toThrow();
    await expect(ask(databaseUrl, "create table mine ()")).rejects.toMatchObject({ code: "42501" });
    for (const name of ["secrets.json", "cluster.json", "postgres.log"]) {
      expect(statSync(path.join(home, name)).mode & 0o077, name).toBe(0);
    }
    const log = readFileSync(path.join(home, "postgres.log"), "utf8");
    expect(log).toContain("ready to accept connections");
    expect(log).not.toMatch(/canary|create table|permission denied/);
  });
  test("it listens on loopback alone and takes no one without a password", async () => {
    const cluster = await start();
    const { ownerUrl } = await withRow(cluster);
    expect(await ask(ownerUrl, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    const bare = `postgresql://safe_seat_owner@127.0.0.1:${cluster.port}/safe_seat`;
    await expect(ask(bare, "select 1")).rejects.toThrow();
  });
});
