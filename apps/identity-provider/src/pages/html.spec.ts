import { html } from './html.js';

describe('html', () => {
  it('escapes whatever was not written as HTML', () => {
    const name = `<script>alert("x")</script>&'`;
    expect(html`<p title="${name}">${name}</p>`.text).toBe(
      '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;</p>',
    );
  });

  it('nests, lists and leaves out', () => {
    expect(html`<ul>${[html`<li>1</li>`, html`<li>2</li>`]}</ul>${false}${undefined}${0}`.text).toBe('<ul><li>1</li><li>2</li></ul>0');
  });
});
