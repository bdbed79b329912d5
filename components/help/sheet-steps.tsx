import { Box } from "@/components/paper/sheet";
import type { Action } from "@/domain/content-schema";
import { plainWords } from "@/domain/marks";
import { loadCatalogue } from "@/lib/content";

/**
 * One step of a sheet that is put together on the page itself: what is not ticked is not printed. The ticks are never
 * sent, so that no address and no log says what somebody has still to do.
 */
export function SheetSteps({ action, isChosen }: { action: Action; isChosen: boolean }) {
  const { glossary, placeById } = loadCatalogue();
  const variants = action.how.map((variant) => ({
    ...variant,
    name: [placeById.get(variant.place)?.title, variant.title].filter(Boolean).join(": "),
  }));
  const isOnlyOne = variants.length === 1;
  return (
    <article className="sheet-part border-line border-t py-3">
      <h2 className="text-large">
        <label className="flex min-h-11 cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            className="no-print size-6 flex-none accent-accent"
            defaultChecked={isChosen}
          />
          <span className="only-print flex-none">
            <Box />
          </span>
          <span className="min-w-0 flex-1">{action.title}</span>
          <span className="flex-none font-normal font-sans text-quiet text-small">{action.minutes} min</span>
        </label>
      </h2>
      <div className="sheet-body pb-3">
        {!isOnlyOne && <p className="no-print mb-1 pl-9 text-quiet text-small">Steps to print:</p>}
        {variants.map(({ name, place, title, steps }) => (
          <div key={`${place}-${title}`} className="sheet-part pl-9">
            <label className="flex min-h-11 cursor-pointer items-center gap-3">
              <input
                type="checkbox"
                className="no-print size-5 flex-none accent-accent"
                defaultChecked={isOnlyOne}
              />
              <span className="font-semibold">{name}</span>
            </label>
            <ol className="sheet-body list-decimal pl-6">
              {steps.map((step) => (
                <li key={step}>{plainWords(step, glossary)}</li>
              ))}
            </ol>
          </div>
        ))}
        <p className="mt-2 pl-9">
          <strong>You should now see:</strong> {plainWords(action.check, glossary)}
        </p>
      </div>
    </article>
  );
}
