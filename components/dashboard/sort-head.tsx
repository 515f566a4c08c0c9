import { ArrowDown, ArrowUp } from "lucide-react";

export type Sort<Column extends string> = { by: Column; direction: "asc" | "desc" };

type SortHeadProps<Column extends string> = {
  column: Column;
  label: string;
  sort: Sort<Column>;
  onSort: (sort: Sort<Column>) => void;
  /** Right-aligned, and largest first when first asked for. */
  isNumber?: boolean;
  className?: string;
};

/** A column's head that sorts by it: once, and the other way round when it already does. */
export function SortHead<Column extends string>({ column, label, sort, onSort, isNumber = false, className = "" }: SortHeadProps<Column>) {
  const isSorted = sort.by === column;
  const Arrow = sort.direction === "asc" ? ArrowUp : ArrowDown;
  const first = isNumber ? "desc" : "asc";
  const direction = isSorted ? (sort.direction === "asc" ? "desc" : "asc") : first;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sort.direction === "asc" ? "ascending" : "descending") : "none"}
      className={`h-9 border-line2 border-b font-normal text-note ${isNumber ? "pl-3 text-right" : "pr-3 text-left"} ${className}`}
    >
      <button
        type="button"
        onClick={() => onSort({ by: column, direction })}
        className={`target whitespace-nowrap ${isSorted ? "font-medium text-ink" : "text-ink3 hover:text-ink"}`}
      >
        {label}
        {isSorted && <Arrow size={13} aria-hidden="true" className="ml-1 inline-block align-[-2px]" />}
      </button>
    </th>
  );
}

type Value = string | number | null;

/** Rows in the order a head asks for; rows without a value come last either way. */
export function sorted<Row, Column extends string>(rows: Row[], sort: Sort<Column>, values: Record<Column, (row: Row) => Value>, locale: string): Row[] {
  const value = values[sort.by];
  const sign = sort.direction === "asc" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), locale));
  });
}
