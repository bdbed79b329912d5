import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/field";
import { PostedForm } from "@/components/ui/posted-form";
import { LEVELS, type Level, type OfficeRow } from "@/domain/access/office-view";
import type { FormState } from "@/lib/form-action";
import { SharedRow } from "./shared-row";
import { LEVEL_WORDS } from "./words";

/** The three levels, each with the row it gives made of the person's own figures. */
export function LevelForm({
  action,
  officeId,
  level,
  name,
  rows,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  officeId: string;
  level: Level;
  name: string;
  rows: Record<Level, OfficeRow>;
}) {
  return (
    <PostedForm action={action}>
      <input type="hidden" name="office" value={officeId} />
      <fieldset>
        <legend className="sr-only">What the office sees</legend>
        <div className="space-y-6">
          {LEVELS.map((one) => (
            <div key={one}>
              <Choice
                type="radio"
                name="level"
                value={one}
                defaultChecked={one === level}
                label={LEVEL_WORDS[one].title}
                hint={LEVEL_WORDS[one].means}
              />
              {one !== level && (
                <details className="mt-1 ml-4 text-small">
                  <summary className="min-h-11 py-2">
                    What the office would see<span className="sr-only"> with {LEVEL_WORDS[one].title}</span>
                  </summary>
                  <div className="mt-1 border-line border-l-2 pl-4">
                    <SharedRow name={name} row={rows[one]} />
                  </div>
                </details>
              )}
            </div>
          ))}
        </div>
      </fieldset>
      <Button className="mt-6">Save</Button>
    </PostedForm>
  );
}
