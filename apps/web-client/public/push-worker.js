// Shows notices while no page of Vigie is open. What arrives is an opaque id; the content is fetched by the page after sign-in.
const TEXTS = {
  en: { title: 'Vigie', alarm: 'A new alarm needs attention.', other: 'There is something new.' },
  fr: { title: 'Vigie', alarm: 'Une nouvelle alarme demande votre attention.', other: 'Il y a du nouveau.' },
  ja: { title: 'Vigie', alarm: '新しいアラームがあります。', other: '新しいお知らせがあります。' },
};

function textsOfThisBrowser() {
  const language = (self.navigator.language || 'en').slice(0, 2);
  return TEXTS[language] || TEXTS.en;
}

function read(event) {
  try {
    return event.data ? event.data.json() : {};
  } catch {
    return {};
  }
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const notice = read(event);
  const texts = textsOfThisBrowser();
  event.waitUntil(
    self.registration.showNotification(texts.title, {
      body: notice.kind === 'alarm' ? texts.alarm : texts.other,
      tag: notice.id,
      icon: '/logo.svg',
      data: { id: notice.id },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const address = '/alarms';
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows[0];
      return open ? open.focus().then((focused) => focused.navigate(address)) : self.clients.openWindow(address);
    }),
  );
});
