"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** In milliseconds: so often at most the frame around pages is asked for again. */
const AT_MOST_EVERY = 120_000;

/**
 * Links change the page and keep the frame around it, which says what is under way with the account. In a tab that
 * stays open for long the frame is asked for again now and then, when somebody goes on or comes back to it.
 */
export function StayCurrent() {
  const router = useRouter();
  const path = usePathname();
  const last = useRef<number>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another page is what this waits for
  useEffect(() => {
    last.current ??= performance.now();
    const look = () => {
      if (document.hidden || performance.now() - (last.current ?? 0) < AT_MOST_EVERY) return;
      last.current = performance.now();
      router.refresh();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [router, path]);
  return null;
}
