interface Cookie {
  name: string;
  value: string;
  path: string;
}

/** What a browser shows: where it ended up and what it read there. */
export interface Shown {
  url: URL;
  status: number;
  headers: Headers;
  text: string;
}

const decode = (text: string): string => text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** A browser without scripts: cookies by path, redirects, forms. Stops at redirects that leave /IDP. */
export class Browser {
  private readonly cookies = new Map<string, Cookie>();

  constructor(private readonly headers: Record<string, string> = {}) {}

  open(address: string | URL): Promise<Shown> {
    return this.go(new URL(address));
  }

  /** Fills in the form of a page and sends it; the hidden fields go along. */
  submit(page: Shown, fields: Record<string, string>): Promise<Shown> {
    const [, attributes = ''] = /<form([^>]*)>/.exec(page.text) ?? [];
    const action = /action="([^"]*)"/.exec(attributes)?.[1];
    const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]);
    return this.go(new URL(action ? decode(action) : page.url.href, page.url), new URLSearchParams({ ...Object.fromEntries(hidden) as Record<string, string>, ...fields }));
  }

  async go(address: URL, form?: URLSearchParams): Promise<Shown> {
    let url = address;
    let body = form;
    for (let step = 0; step < 12; step += 1) {
      const response = await fetch(url, {
        redirect: 'manual', method: body ? 'POST' : 'GET', body,
        headers: { Accept: 'text/html', ...this.headers, Cookie: this.cookiesFor(url) },
      });
      this.keep(response.headers.getSetCookie(), url);
      const location = response.headers.get('location');
      const text = await response.text();
      if (!location) return { url, status: response.status, headers: response.headers, text };
      url = new URL(location, url);
      body = undefined;
      if (!url.pathname.startsWith('/IDP')) return { url, status: response.status, headers: response.headers, text };
    }
    throw new Error(`${address.href} leads in circles.`);
  }

  /** Cookies whose name begins so. */
  named(prefix: string): Cookie[] {
    return [...this.cookies.values()].filter(({ name }) => name.startsWith(prefix));
  }

  private cookiesFor({ pathname }: URL): string {
    return [...this.cookies.values()].filter(({ path }) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/'))).map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  private keep(lines: string[], { pathname }: URL): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(/; */);
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? pathname;
      if (value === '' || attributes.some((attribute) => /^expires=Thu, 01 Jan 1970/i.test(attribute))) this.cookies.delete(`${name} ${path}`);
      else this.cookies.set(`${name} ${path}`, { name, value, path });
    }
  }
}
