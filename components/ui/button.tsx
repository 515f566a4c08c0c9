import type { ComponentProps } from "react";

const shape =
  "inline-flex h-8 items-center justify-center gap-2 whitespace-nowrap rounded-control px-3 font-medium text-data transition-colors max-tablet:h-11";
const kinds = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-pressed disabled:bg-sunken disabled:text-ghost",
  plain: "border border-line2 bg-surface text-ink hover:border-control hover:bg-sunken active:bg-line disabled:border-line disabled:text-ghost",
  link: "text-accent hover:bg-sunken active:bg-line disabled:text-ghost",
  quiet: "text-ink2 hover:bg-sunken active:bg-line disabled:text-ghost",
  danger: "border border-line2 bg-surface text-bad hover:border-bad hover:bg-bad-wash active:bg-line disabled:border-line disabled:text-ghost",
  quietDanger: "text-bad hover:bg-bad-wash active:bg-line disabled:text-ghost",
};

export function buttonLook(kind: keyof typeof kinds): string {
  return `${shape} ${kinds[kind]}`;
}

type ButtonProps = ComponentProps<"button"> & { kind?: keyof typeof kinds };

export function Button({ kind = "plain", className = "", ...rest }: ButtonProps) {
  return <button type="button" className={`${buttonLook(kind)} ${className}`} {...rest} />;
}
