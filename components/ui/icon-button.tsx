import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";

type IconButtonProps = Omit<ComponentProps<"button">, "children"> & { label: string; icon: LucideIcon };

/** A button that is an icon alone; `label` names it. */
export function IconButton({ label, icon: Icon, className = "", ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      className={`target rounded-control p-1.5 text-ink2 transition-colors hover:bg-sunken disabled:text-line2 disabled:hover:bg-transparent ${className}`}
      {...rest}
    >
      <Icon size={18} strokeWidth={1.5} aria-hidden="true" />
    </button>
  );
}
