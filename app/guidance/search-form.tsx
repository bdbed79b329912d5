import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { QUERY_LENGTH } from "@/domain/search";

/** The search over the guidance: a plain form that leads to an address one can share. */
export function SearchForm({ query }: { query: string }) {
  return (
    <search className="no-print block">
      <form action="/guidance" method="get" className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <TextField
            id="q"
            name="q"
            type="search"
            label="Search the guidance"
            hint="In your own words, such as “lost phone” or “two factor”."
            defaultValue={query}
            maxLength={QUERY_LENGTH}
            autoComplete="off"
            enterKeyHint="search"
          />
        </div>
        <Button>Search</Button>
      </form>
    </search>
  );
}
