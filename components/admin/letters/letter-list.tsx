"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";
import type { DeadLetterReply } from "../../../lib/events/dead-letters-reply.ts";
import { printable } from "../../dashboard/printable.ts";
import { Button } from "../../ui/button.tsx";
import { useFormat } from "../../ui/use-format.tsx";

type LetterListProps = {
  rows: DeadLetterReply[];
  total: number;
  /** Those that came since it was read. */
  newer: number;
  current: string | null;
  /** They share it, so that it need not be named. */
  hasOneReason: boolean;
  ticked: ReadonlySet<string>;
  onChoose: (messageId: string) => void;
  onTick: (ids: ReadonlySet<string>) => void;
  onNewer: () => void;
  onMore: (() => void) | null;
};

/** Letters one under the other: arrows go from one to the next, ticks choose several. */
export function LetterList({ rows, total, newer, current, hasOneReason, ticked, onChoose, onTick, onNewer, onMore }: LetterListProps) {
  const text = useTranslations("admin.letters");
  const format = useFormat();
  const list = useRef<HTMLUListElement>(null);
  const move = (event: KeyboardEvent, index: number) => {
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key];
    const next = to === undefined ? undefined : rows[to];
    if (!next) return;
    event.preventDefault();
    onChoose(next.messageId);
    list.current?.querySelectorAll<HTMLButtonElement>("button[data-letter]")[to ?? 0]?.focus();
  };
  const tick = (id: string) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    onTick(next);
  };
  const hasCurrent = rows.some(({ messageId }) => messageId === current);
  const isAllTicked = rows.length > 0 && rows.every(({ messageId }) => ticked.has(messageId));
  return (
    <div className="min-w-0">
      <div className="flex min-h-11 items-center gap-3 px-3 text-ink3 text-note">
        <input
          type="checkbox"
          aria-label={text("tickAll", { count: rows.length })}
          checked={isAllTicked}
          disabled={rows.length > mostTicked}
          onChange={() => onTick(isAllTicked ? new Set() : new Set(rows.map(({ messageId }) => messageId)))}
          className="target size-4 accent-accent"
        />
        <span role="status">
          {ticked.size > 0
            ? text("ticked", { count: ticked.size, shown: format.count(ticked.size) })
            : text("newestFirst", { count: total, shown: format.count(total) })}
        </span>
        {newer > 0 && (
          <Button kind="link" className="ml-auto" onClick={onNewer}>
            {text("newer", { count: newer, shown: format.count(newer) })}
          </Button>
        )}
      </div>
      <ul ref={list}>
        {rows.map((letter, index) => (
          <Row
            key={letter.messageId}
            letter={letter}
            isCurrent={letter.messageId === current}
            hasOneReason={hasOneReason}
            isReached={letter.messageId === current || (index === 0 && !hasCurrent)}
            isTicked={ticked.has(letter.messageId)}
            canTick={ticked.has(letter.messageId) || ticked.size < mostTicked}
            onChoose={() => onChoose(letter.messageId)}
            onTick={() => tick(letter.messageId)}
            onKey={(event) => move(event, index)}
          />
        ))}
      </ul>
      <p className="px-3 py-3 text-ink3 text-note">
        {rows.length < total
          ? text("first", { shown: format.count(rows.length), total: format.count(total) })
          : text("thatIsAll", { count: total, shown: format.count(total) })}
        {rows.length < total && onMore !== null && (
          <Button kind="link" onClick={onMore}>
            {text("more")}
          </Button>
        )}
      </p>
    </div>
  );
}

/** As many as the API takes by name. */
const mostTicked = 200;

type RowProps = {
  letter: DeadLetterReply;
  isCurrent: boolean;
  hasOneReason: boolean;
  /** The one that the Tab key comes to. */
  isReached: boolean;
  isTicked: boolean;
  canTick: boolean;
  onChoose: () => void;
  onTick: () => void;
  onKey: (event: KeyboardEvent) => void;
};

function Row({ letter, isCurrent, hasOneReason, isReached, isTicked, canTick, onChoose, onTick, onKey }: RowProps) {
  const text = useTranslations("admin.letters");
  const format = useFormat();
  const { messageId, orderId, lastFailedAt } = letter;
  const name = orderId === null ? messageId : printable(orderId);
  return (
    <li className={`flex items-center border-line border-t ${isCurrent ? "bg-sunken shadow-[inset_2px_0_0_var(--color-accent)]" : "hover:bg-sunken"}`}>
      <input
        type="checkbox"
        aria-label={text("tick", { name })}
        checked={isTicked}
        disabled={!canTick}
        onChange={onTick}
        className="target mx-3 size-4 shrink-0 accent-accent"
      />
      <button
        type="button"
        data-letter
        tabIndex={isReached ? 0 : -1}
        aria-current={isCurrent ? "true" : undefined}
        onClick={onChoose}
        onKeyDown={onKey}
        className="ids flex min-h-9 min-w-0 flex-1 items-center gap-3 py-1.5 pr-3 text-left text-data max-tablet:min-h-11"
      >
        <span className="shrink-0 text-ink2" title={format.instant(lastFailedAt)}>
          {format.time(lastFailedAt)}
        </span>
        <span className="min-w-20 flex-1 truncate font-medium">{name}</span>
        <span className="max-w-[55%] truncate text-right font-mono text-bad text-note">{badPart(letter, hasOneReason)}</span>
      </button>
    </li>
  );
}

/** As "qty":"3 u". */
function badPart({ reasons: [first], body }: DeadLetterReply, isValueAlone: boolean): string {
  if (!first) return "";
  if (first.field === "body") return printable(body.slice(0, 24));
  const value = first.value === null ? "–" : JSON.stringify(printable(first.value.slice(0, 24)));
  return isValueAlone ? value : `"${first.field}":${value}`;
}
