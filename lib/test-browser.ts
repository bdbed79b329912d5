import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Stands in for the request that Next would be answering: a browser with its cookies and headers, and what is to run
 * after the answer. Nothing in it is ever asserted but cookies that our code set.
 */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly headers = new Headers({ "user-agent": "Firefox/150.0 (Windows)" });
  private pending: (() => unknown)[] = [];

  /** Runs something as a request of this browser, up to its answer. */
  ask<T>(run: () => Promise<T>): Promise<T> {
    return current.run(this, run);
  }

  /** Runs what was left for after the answer. */
  async settle(): Promise<void> {
    for (const run of this.pending.splice(0)) await run();
  }

  later(run: () => unknown): void {
    this.pending.push(run);
  }
}

const current = new AsyncLocalStorage<TestBrowser>();

function here(): TestBrowser {
  const browser = current.getStore();
  if (!browser) throw new Error("There is no request.");
  return browser;
}

/** What `next/headers` is to be mocked with. */
export const nextHeaders = {
  headers: async () => here().headers,
  cookies: async () => {
    const jar = here().cookies;
    return {
      get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
      has: (name: string) => jar.has(name),
      set: (name: string, value: string, { maxAge }: { maxAge?: number } = {}) =>
        maxAge === 0 ? jar.delete(name) : jar.set(name, value),
      delete: (name: string) => jar.delete(name),
    };
  },
};

/** What `next/server` is to be mocked with. */
export const nextServer = { after: (run: () => unknown) => here().later(run) };
