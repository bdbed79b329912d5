import { loadCatalogue } from "@/lib/content";

/** The sources behind a statement, as links to the published page. */
export function Sources({ ids, label = "Source" }: { ids: readonly string[]; label?: string }) {
  const sources = ids.flatMap((id) => loadCatalogue().sources.get(id) ?? []);
  if (sources.length === 0) return null;
  const isAlone = (publisher: string) =>
    sources.filter((source) => source.publisher === publisher).length === 1;
  return (
    <span className="text-small text-quiet">
      {sources.length > 1 && label === "Source" ? "Sources" : label}:{" "}
      {sources.map((source, n) => (
        <span key={source.id}>
          {n > 0 && "; "}
          <a href={source.url} rel="noreferrer" className="text-quiet">
            {isAlone(source.publisher) ? source.publisher : `${source.publisher}: ${source.title}`}
          </a>
        </span>
      ))}
    </span>
  );
}
