import type { OwnPlan } from "@/services/plan";
import { PlanRows } from "./plan-rows";

/** Steps of the plan before an election that the profile would leave out: an answer there asks for them. */
export function BesidesList({ plan: { campaign, open } }: { plan: OwnPlan }) {
  const rows = open.filter(({ isListed }) => !isListed);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="for-election" className="mb-12">
      <h2 id="for-election">Also before the election</h2>
      <p className="measure mt-2 text-quiet">
        Your profile would leave {rows.length === 1 ? "this step" : "these steps"} out. Your answers before
        the election ask for {rows.length === 1 ? "it" : "them"}.
      </p>
      <div className="mt-4">
        <PlanRows rows={rows} campaign={campaign} />
      </div>
    </section>
  );
}
