/** The scripts a page names in its HTML, as they come over the wire with gzip: its first-load JavaScript. */
import { get } from "node:http";
import type { Product } from "./product.ts";

export async function firstLoadScriptBytes({ page, cookie }: Pick<Product, "page" | "cookie">): Promise<number> {
  const html = await (await fetch(page, { headers: { cookie: `${cookie.name}=${cookie.value}` } })).text();
  const paths = new Set([...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !tag.includes("noModule")).map(([, path = ""]) => path));
  const sizes = await Promise.all([...paths].map((path) => wireBytes(new URL(path.replaceAll("&amp;", "&"), page).href)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function wireBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      let bytes = 0;
      response.on("data", (piece: Buffer) => {
        bytes += piece.length;
      });
      response.on("end", () => (response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url}: ${response.statusCode}`))));
      response.on("error", reject);
    });
    request.on("error", reject);
  });
}
