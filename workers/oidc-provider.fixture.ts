/** A real OpenID Connect provider on this machine, and a browser that walks through it. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import Provider from "oidc-provider";

export const client = { id: "caudal", secret: "known to both sides" };

type Opened = { url: URL; reply: Response };
type IsEnd = (address: string) => boolean;
type Account = { email: string; isVerified: boolean };

/** Whoever signs in as `name` there is `accounts[name]`. */
export async function startProvider({ port, callback, accounts }: { port: number; callback: string; accounts: Record<string, Account> }) {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [callback] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    cookies: { keys: ["of the test alone"] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, email: accounts[sub]?.email, email_verified: accounts[sub]?.isVerified }),
    }),
  });
  const server: Server = createServer(provider.callback()).listen(port, "127.0.0.1");
  await once(server, "listening");
  return { issuer, close: () => server.closeAllConnections() ?? server.close() };
}

/** Keeps cookies by host and path as a browser does, follows redirects by hand. */
export function createBrowser() {
  const jar: { name: string; value: string; host: string; path: string }[] = [];

  function keep(reply: Response, { host }: URL): void {
    for (const cookie of reply.headers.getSetCookie()) {
      const [pair = "", ...attributes] = cookie.split("; ");
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? "/";
      const known = jar.findIndex((one) => one.name === name && one.host === host && one.path === path);
      if (known >= 0) jar.splice(known, 1);
      if (value !== "") jar.push({ name, value, host, path });
    }
  }
  async function open(address: string, form?: Record<string, string>, isEnd: IsEnd = () => false): Promise<Opened> {
    const url = new URL(address);
    const cookies = jar.filter(({ host, path }) => host === url.host && url.pathname.startsWith(path)).map(({ name, value }) => `${name}=${value}`);
    const sent = form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) };
    const reply = await fetch(url, { ...sent, redirect: "manual", headers: { cookie: cookies.join("; ") } });
    keep(reply, url);
    const location = reply.headers.get("location");
    if (location === null) return { url, reply };
    const next = new URL(location, url);
    return isEnd(next.href) ? { url: next, reply } : open(next.href, undefined, isEnd);
  }
  /** From our button through the provider's forms and back. `isEnd`: of an address not to go to any more. */
  async function signInBy(start: string, name: string, isEnd?: IsEnd): Promise<Opened> {
    let page = await open(start, undefined, isEnd);
    while (page.url.pathname.startsWith("/interaction/")) {
      const { action, prompt } = formIn(await page.reply.text());
      const answers = prompt === "login" ? { prompt, login: name, password: "any" } : { prompt };
      page = await open(new URL(action, page.url).href, answers, isEnd);
    }
    return page;
  }
  return { open, signInBy };
}

function formIn(html: string): { action: string; prompt: string } {
  const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1];
  const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1];
  if (action === undefined || prompt === undefined) throw new Error(`The provider shows no form:\n${html}`);
  return { action, prompt };
}
