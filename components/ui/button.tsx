import Link from "next/link";
import type { ComponentProps } from "react";

type Look = "main" | "quiet" | "plain";
const CLASS: Record<Look, string> = {
  main: "button",
  quiet: "button button-quiet",
  plain: "button button-plain",
};

export function Button({
  look = "main",
  className = "",
  type = "submit",
  ...rest
}: ComponentProps<"button"> & { look?: Look }) {
  return <button type={type} className={`${CLASS[look]} ${className}`} {...rest} />;
}

export function LinkButton({
  look = "main",
  className = "",
  ...rest
}: ComponentProps<typeof Link> & { look?: Look }) {
  return <Link className={`${CLASS[look]} ${className}`} prefetch={false} {...rest} />;
}
