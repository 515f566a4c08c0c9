"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Detail } from "../../lib/sales/detail.ts";
import { buttonLook } from "../ui/button.tsx";
import { Panel } from "../ui/panel.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { DetailList } from "./detail-list.tsx";
import { DetailPager } from "./detail-pager.tsx";
import { DetailTable } from "./detail-table.tsx";
import { Failure } from "./failure.tsx";
import type { PanelProps } from "./panel-props.ts";
import { type LoadDetail, pageRows, useDetail } from "./use-detail.ts";

type DetailPanelProps = Pick<PanelProps, "paint" | "filters" | "onFilter"> & {
  /** What the server put into the page, for the view that the address asked for. */
  first: Detail | null;
  load: LoadDetail;
  /** All rows under the filter, as a file. */
  csvHref: string;
  /** The shown version is kept no longer: the page asks for the newest. */
  onGone: () => void;
};

export function DetailPanel({ paint, filters, onFilter, first, load, csvHref, onGone }: DetailPanelProps) {
  const text = useTranslations("charts.detail");
  const { view, setView, limit, setLimit, answer, failure } = useDetail({ paint, filters, first, load, onGone });
  const rows = answer.data?.rows ?? [];
  const total = answer.data?.total ?? 0;
  return (
    <Panel
      title={text("title")}
      subtitle={text("subtitle", { currency: paint.store.currency })}
      controls={
        <>
          <SearchField label={text("search")} value={view.search} onSearch={(search) => void setView({ search, offset: 0 }, { history: "replace" })} />
          <a href={csvHref} download className={buttonLook("plain")}>
            <Download size={16} aria-hidden="true" />
            CSV
          </a>
        </>
      }
    >
      {failure !== null && <Failure fact={text("failed")} error={failure} onRetry={() => void answer.refetch()} />}
      <div aria-busy={answer.isFetching} className={`transition-opacity ${answer.isPlaceholderData ? "opacity-60 delay-400" : ""}`}>
        {answer.isSuccess && total === 0 ? (
          <p className="py-10 text-center text-data text-ink2">{view.search === "" ? text("empty") : text("emptySearch", { search: view.search })}</p>
        ) : (
          <>
            <DetailTable
              rows={rows}
              sort={{ by: view.sort, direction: view.direction }}
              onSort={({ by, direction }) => void setView({ sort: by, direction, offset: 0 })}
              onFilter={onFilter}
            />
            <DetailList rows={rows} />
            <DetailPager
              offset={view.offset}
              shown={rows.length}
              total={total}
              onOffset={(offset) => void setView({ offset })}
              onMore={limit < 500 ? () => setLimit(Math.min(500, limit + 2 * pageRows)) : null}
            />
          </>
        )}
      </div>
    </Panel>
  );
}
