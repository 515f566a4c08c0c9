"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ApiToken, NewToken } from "../../lib/auth/api-tokens.ts";
import { send } from "../dashboard/ask.ts";
import { Button } from "../ui/button.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { AdminPage } from "./admin-page.tsx";
import { Head, Table } from "./admin-table.tsx";
import { AskedAct } from "./asked-act.tsx";
import { NewTokenDialog, TokenDialog } from "./token-dialogs.tsx";

type Shown = "nothing" | "new" | NewToken;

export function TokensPage({ tokens }: { tokens: ApiToken[] }) {
  const text = useTranslations("admin.tokens");
  const [shown, setShown] = useState<Shown>("nothing");
  const close = () => setShown("nothing");
  const make = (
    <Button kind="primary" onClick={() => setShown("new")}>
      <Plus size={16} aria-hidden="true" />
      {text("make")}
    </Button>
  );
  return (
    <AdminPage title={text("title")} subtitle={text("subtitle")} action={make}>
      {tokens.length === 0 ? <p className="py-12 text-center text-data text-ink2">{text("empty")}</p> : <Tokens tokens={tokens} />}
      {shown === "new" && <NewTokenDialog onMade={setShown} onClose={close} />}
      {typeof shown === "object" && <TokenDialog made={shown} onClose={close} />}
    </AdminPage>
  );
}

function Tokens({ tokens }: { tokens: ApiToken[] }) {
  const text = useTranslations("admin.tokens");
  return (
    <Table label={text("title")}>
      <thead>
        <tr>
          <Head>{text("name")}</Head>
          <Head>{text("kind")}</Head>
          <Head wideOnly>{text("ending")}</Head>
          <Head wideOnly>{text("made")}</Head>
          <Head>{text("used")}</Head>
          <Head>
            <span className="sr-only">{text("revoke")}</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <Row key={token.tokenId} token={token} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ token }: { token: ApiToken }) {
  const text = useTranslations("admin.tokens");
  const format = useFormat();
  return (
    <tr className="border-line border-b hover:bg-sunken">
      <td className="max-w-0 truncate py-1.5 pr-4 font-medium" title={token.name}>
        {token.name}
      </td>
      <td className="py-1.5 pr-4">{text(`kinds.${token.kind}`)}</td>
      <td className="py-1.5 pr-4 font-mono text-ink2 max-tablet:hidden">…{token.ending}</td>
      <td className="py-1.5 pr-4 text-ink2 max-tablet:hidden">{text("madeBy", { at: format.instant(token.createdAt), who: token.createdBy })}</td>
      <td className="py-1.5 pr-4 text-ink2">{token.usedAt === null ? text("never") : format.instant(token.usedAt)}</td>
      <td className="w-px py-1">
        <Revoke token={token} />
      </td>
    </tr>
  );
}

function Revoke({ token }: { token: ApiToken }) {
  const text = useTranslations("admin.tokens");
  const button = (onAsk: () => void) => (
    <Button kind="quietDanger" onClick={onAsk}>
      {text("revoke")}…
    </Button>
  );
  return (
    <AskedAct
      button={button}
      question={text("askRevoke", { name: token.name })}
      verb={text("revoke")}
      work={() => send("DELETE", `/v1/tokens/${token.tokenId}`)}
    >
      {text("revokeConsequence")}
    </AskedAct>
  );
}
