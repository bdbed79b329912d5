import { buildFeed } from "@/domain/feed";
import { loadCatalogue } from "@/lib/content";
import { CacheableJson } from "../cacheable-json";

let feed: CacheableJson | undefined;

/** The whole guidance for other websites and tools; public, and told apart from later versions by its address. */
export function GET(request: Request): Response {
  feed ??= new CacheableJson(buildFeed(loadCatalogue()));
  return feed.answer(request);
}
