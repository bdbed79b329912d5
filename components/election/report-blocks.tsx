import type { Block } from "@/domain/election/report";

/** A report on a page: the same pieces, in the same order, as in the PDF. */
export function ReportBlocks({ blocks }: { blocks: readonly Block[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a finished report never move
  return blocks.map((block, n) => <ReportBlock key={n} block={block} />);
}

function ReportBlock({ block }: { block: Block }) {
  if (block.kind === "heading") return <h2 className="mt-8 first:mt-0">{block.text}</h2>;
  if (block.kind === "paragraph") return <p className="measure mt-3">{block.text}</p>;
  if (block.kind === "list") {
    return (
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {block.items.map((item) => (
          <li key={item} className="measure">
            {item}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <table className="mt-4 w-full border-collapse text-left">
      <caption className="pb-1 text-left text-quiet text-small">{block.caption}</caption>
      <thead>
        <tr className="border-line border-b">
          {block.head.map((title) => (
            <th key={title} scope="col" className="py-1.5 pr-4 text-small">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row) => (
          <tr key={row.join()} className="border-line border-b">
            {row.map((cell, n) =>
              n === 0 ? (
                <th key={cell} scope="row" className="py-1.5 pr-4 align-top font-normal">
                  {cell}
                </th>
              ) : (
                <td key={block.head[n]} className="py-1.5 pr-4 align-top">
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
