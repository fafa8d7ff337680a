/** Style and script of the page that plays a package; both stand in the page itself. */
export const playerStyle = `
  :root { color-scheme: dark; } * { box-sizing: border-box; } body { margin: 0; font: 15px/1.45 system-ui, sans-serif; background: #14181f; color: #e6eaf0; }
  header { padding: 12px 20px; border-bottom: 1px solid #2c3440; } h1 { font-size: 18px; margin: 0; overflow-wrap: anywhere; } header p { margin: 2px 0 0; color: #9aa5b4; }
  main { display: grid; grid-template-columns: minmax(0, 1fr) 320px; gap: 16px; padding: 16px 20px; } section p, nav p { color: #9aa5b4; font-size: 13px; }
  video { width: 100%; max-height: 76vh; background: #000; display: block; } output { display: block; padding: 8px 0; font: 600 20px ui-monospace, monospace; min-height: 44px; }
  ol { list-style: none; margin: 0; padding: 0; } button { width: 100%; min-height: 44px; text-align: left; font: inherit; color: inherit; background: none; border: 1px solid #2c3440; border-radius: 6px; padding: 8px 10px; margin: 0 0 8px; cursor: pointer; }
  button[aria-current] { border-color: #6aa5ff; background: #1d2633; } button b { display: block; overflow-wrap: anywhere; } button span { color: #9aa5b4; font-size: 13px; } a { color: #8fbaff; }
  :focus-visible { outline: 2px solid #6aa5ff; outline-offset: 2px; } @media (max-width: 800px) { main { grid-template-columns: 1fr; } }`;

export const playerScript = `
  const video = document.querySelector('video'), clock = document.querySelector('output'), buttons = [...document.querySelectorAll('[data-video]')];
  const format = new Intl.DateTimeFormat({ en: 'en-GB', fr: 'fr-FR', ja: 'ja-JP' }[language], { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, timeZoneName: 'shortOffset', timeZone: zone });
  let chosen = -1;
  const show = () => {
    const entry = videos[chosen];
    if (!entry) return;
    const at = entry.from + Math.round(video.currentTime * 1000);
    clock.textContent = format.format(at) + ' (' + zone + ')';
  };
  const choose = (index) => {
    if (!videos[index]) return;
    chosen = index;
    buttons.forEach((button, place) => place === index ? button.setAttribute('aria-current', 'true') : button.removeAttribute('aria-current'));
    video.src = videos[index].file;
    show();
  };
  // A gap has no pictures: the next one is at its end.
  video.addEventListener('timeupdate', () => {
    const entry = videos[chosen], at = entry ? entry.from + video.currentTime * 1000 : 0;
    const gap = entry && entry.gaps.find(([from, to]) => from <= at && at < to - 50);
    if (gap && !video.paused) video.currentTime = (gap[1] - entry.from) / 1000;
    show();
  });
  for (const event of ['seeked', 'loadedmetadata', 'pause']) video.addEventListener(event, show);
  const tick = () => { show(); requestAnimationFrame(tick); };
  video.addEventListener('play', tick, { once: true });
  video.addEventListener('ended', () => choose(chosen + 1));
  buttons.forEach((button, index) => button.addEventListener('click', () => { choose(index); video.play(); }));
  addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -5, ArrowRight: 5, ',': -0.04, '.': 0.04 }[event.key];
    if (step) { if (Math.abs(step) < 1) video.pause(); video.currentTime += step; event.preventDefault(); }
    if (event.key === ' ' && event.target === document.body) { video.paused ? video.play() : video.pause(); event.preventDefault(); }
  });
  choose(0);`;
