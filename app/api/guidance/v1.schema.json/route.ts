import { feedJsonSchema } from "@/domain/feed";
import { CacheableJson } from "../cacheable-json";

let schema: CacheableJson | undefined;

/** The JSON Schema that /api/guidance/v1.json keeps to. */
export function GET(request: Request): Response {
  schema ??= new CacheableJson(feedJsonSchema(), "application/schema+json");
  return schema.answer(request);
}
