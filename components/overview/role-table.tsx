import { TEAM_STANDING_WORDS } from "@/components/office/words";
import { WideTable } from "@/components/ui/wide-table";
import { TEAM_STANDINGS } from "@/domain/access/office-view";
import { peopleTable } from "@/domain/overview";
import { GROUPS, type Shown } from "@/domain/overview-figures";
import { GROUP_WORDS, inFigures, NOT_SHOWN } from "./words";

/** The picture as a table: everybody and each role, by standing. */
export function RoleTable({ shown }: { shown: Shown }) {
  return (
    <WideTable label="People by role">
      <table className="mt-4 w-full border-collapse text-left text-[0.9375rem] sm:text-small">
        <caption className="sr-only">People by role and standing, in tens</caption>
        <thead>
          <tr className="border-quiet border-b">
            <th scope="col" className="py-2 pr-2 sm:pr-4 align-bottom">
              Role
            </th>
            <th scope="col" className="py-2 text-right align-bottom">
              In all
            </th>
            {TEAM_STANDINGS.map((standing) => (
              <th key={standing} scope="col" className="py-2 pl-2 text-right align-bottom sm:pl-4">
                {TEAM_STANDING_WORDS[standing]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {peopleTable(shown).map(({ key, cells, total }) => (
            <tr key={key} className="border-line border-b align-top">
              <th scope="row" className="py-2 pr-2 sm:pr-4 font-semibold">
                {groupInWords(key)}
              </th>
              <td className="py-2 text-right tabular-nums">
                <Count>{total}</Count>
              </td>
              {cells.map(({ standing, people }) => (
                <td key={standing} className="py-2 pl-2 text-right tabular-nums sm:pl-4">
                  <Count>{people}</Count>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

/** The word for a row of the table. */
export function groupInWords(key: string): string {
  const group = GROUPS.find((one) => one === key);
  return group ? GROUP_WORDS[group] : "Everybody";
}

/** A number, or a dash that a screen reader hears in words. */
export function Count({ children }: { children: number | null }) {
  if (children !== null) return inFigures(children);
  return (
    <>
      <span aria-hidden="true" className="text-quiet">
        –
      </span>
      <span className="sr-only">{NOT_SHOWN}</span>
    </>
  );
}
