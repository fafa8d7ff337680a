/** The one style sheet of the pages; the content security policy allows exactly this text. */
export const style = `
:root { color-scheme: light dark; --canvas: #eef2f4; --glow: #cfe4ec; --surface: #fff; --line: #d5dbdf; --strong: #6f7b83; --ink: #14191d; --dim: #4d5962;
  --accent: #12607b; --hover: #0d4d63; --on-accent: #fff; --danger: #a62d24; --danger-soft: #fbe9e7; --shadow: 0 1px 2px rgb(20 30 36 / 6%), 0 18px 48px rgb(20 30 36 / 12%); --beam: #12607b; }
@media (prefers-color-scheme: dark) { :root { --canvas: #0c0f12; --glow: #12303c; --surface: #161a1e; --line: #2a3238; --strong: #7d8a93; --ink: #e4e9ec; --dim: #a3afb7;
  --accent: #6bb8d2; --hover: #8ecbe0; --on-accent: #06151b; --danger: #f5a197; --danger-soft: #3a1b18; --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 18px 48px rgb(0 0 0 / 45%); --beam: #6bb8d2; } }
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'Hiragino Sans', 'Noto Sans CJK JP', sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; grid-template-rows: 1fr auto; background: var(--canvas); color: var(--ink); overflow-wrap: anywhere; position: relative; isolation: isolate; }
.beam { position: fixed; inset: 0; width: 100%; height: 100%; z-index: -1; pointer-events: none; }
.beam stop { stop-color: var(--beam); }
main { width: min(26rem, 100% - 2rem); margin: auto; padding: 2rem 0; }
.brand { display: flex; align-items: center; gap: .75rem; margin: 0 0 1.25rem .25rem; }
.brand svg { width: 2.5rem; height: 2.5rem; flex: none; }
.brand b { display: block; font-size: 1.3rem; line-height: 1.15; letter-spacing: -.01em; }
.brand span { color: var(--dim); font-size: .875rem; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); padding: 2rem; }
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -.015em; margin: 0; }
h1 + p { margin: .4rem 0 0; color: var(--dim); }
form { display: grid; gap: 1.1rem; margin-top: 1.5rem; }
label { display: grid; gap: .35rem; font-weight: 600; font-size: .925rem; }
input { font: inherit; font-weight: 400; font-size: 1rem; color: inherit; background: transparent; border: 1px solid var(--strong); border-radius: 8px; min-height: 3rem; padding: .5rem .8rem; width: 100%; }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
input[aria-invalid='true'] { border-color: var(--danger); }
.hint { margin: -.6rem 0 0; font-size: .875rem; color: var(--dim); }
.alert { display: flex; gap: .6rem; margin: 1.25rem 0 0; padding: .75rem .9rem; border-radius: 8px; background: var(--danger-soft); color: var(--danger); font-size: .925rem; }
.alert svg { width: 1.25rem; height: 1.25rem; flex: none; margin-top: .1rem; }
button, .action { font: inherit; font-weight: 600; min-height: 3rem; padding: .5rem 1.2rem; border-radius: 8px; border: 1px solid transparent; background: var(--accent); color: var(--on-accent); cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; justify-content: center; width: 100%; }
button:hover, .action:hover { background: var(--hover); }
.quiet { background: transparent; color: var(--accent); border-color: var(--strong); }
.quiet:hover { background: transparent; color: var(--hover); border-color: var(--hover); }
.actions { display: grid; gap: .75rem; margin-top: 1.5rem; }
code { font: .9rem/1.5 ui-monospace, 'Cascadia Mono', 'Liberation Mono', monospace; }
footer { display: flex; gap: .25rem; justify-content: center; padding: 0 1rem 1rem; font-size: .925rem; }
footer a { color: var(--dim); text-decoration: none; padding: .6rem .75rem; border-radius: 8px; }
footer a:hover { text-decoration: underline; }
footer a[aria-current] { color: var(--ink); font-weight: 600; }
@media (max-width: 30rem) { main { padding: 1.5rem 0; } .card { padding: 1.4rem; } }
@media (forced-colors: active) { .card, button, .action { border-color: CanvasText; } }
`;
