import { api } from '../api/client';

const WORKER = '/push-worker.js';

export function pushIsSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** This browser's own subscription, if it has one. */
export async function currentSubscription(): Promise<PushSubscription | null> {
  if (!pushIsSupported()) return null;
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Asks the browser, subscribes, and registers this device with the consent just given. Answers false when the person said no. */
export async function subscribeThisDevice(vapidPublicKey: string, name: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const registration = await navigator.serviceWorker.register(WORKER);
  await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: vapidPublicKey });
  await api.create('/pushDevices', { name, platform: 'webPush', consent: true, subscription: subscription.toJSON() });
  return true;
}

/** Forgets the subscription in this browser; what the suite keeps goes with the device's deletion. */
export async function unsubscribeThisDevice(): Promise<void> {
  const subscription = await currentSubscription();
  await subscription?.unsubscribe();
}
