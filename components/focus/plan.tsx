import { minutesInWords } from "@/components/checklist/words";
import type { Item } from "@/domain/checklist";

/** The steps of a sitting under the places where they are done, each place once. */
export function SittingPlan({ items }: { items: readonly Item[] }) {
  const places = [...new Set(items.map((item) => item.places[0]?.title ?? "Anywhere"))];
  return (
    <ol className="space-y-6">
      {places.map((place) => (
        <li key={place}>
          <h3>{place}</h3>
          <ul className="mt-2 border-line border-t">
            {items
              .filter((item) => (item.places[0]?.title ?? "Anywhere") === place)
              .map((item) => (
                <li key={item.action.id} className="flex justify-between gap-4 border-line border-b py-3">
                  <span>{item.action.title}</span>
                  <span className="flex-none text-quiet text-small">
                    {minutesInWords(item.action.minutes)}
                  </span>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
