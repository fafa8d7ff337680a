/** What the message socket tells about an alarm. */
export interface Notice {
  id: string;
  /** Id of the alarm. */
  alarm: string | undefined;
  name: string;
  source: string | undefined;
  time: string;
  /** The condition is gone, or the alarm was closed. */
  over: boolean;
}

const overChanges = ['ended', 'closed'];

/** Undefined for messages that are no notification, or of a kind that this client does not know. */
export function readNotice(message: Record<string, unknown>, now = new Date()): Notice | undefined {
  if (message.type !== 'notification' && message.event !== 'notification') return undefined;
  const alarm = record(message.alarm) ?? {};
  const source = record(message.source) ?? record(alarm.source);
  const id = text(message.id);
  const name = text(message.name) ?? text(alarm.name);
  if (!id || !name) return undefined;
  const over = overChanges.includes(text(message.change) ?? '');
  return {
    id, name,
    alarm: text(alarm.id),
    source: text(source?.name),
    // Messages carry the time at which the alarm was raised; its end is told as it happens.
    time: over ? now.toISOString() : text(message.time) ?? text(alarm.time) ?? now.toISOString(),
    over,
  };
}

const newsOfAlarms = ['raised', 'recurred', 'ended', 'closed'];

/** What the alarm socket tells, where it is worth a word: an alarm came, or is over. */
export function readAlarmFrame(message: Record<string, unknown>): Notice | undefined {
  const alarm = record(message.alarm);
  const change = text(message.detail) ?? text(message.change) ?? '';
  const id = text(alarm?.id);
  if (message.type !== 'alarm' || !alarm || !id || !newsOfAlarms.includes(change)) return undefined;
  const time = text(alarm.lastTime) ?? text(alarm.time) ?? '';
  return readNotice({ ...message, type: 'notification', id: `${id} ${change} ${time}`, change });
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length > 0 ? value : undefined;
}
