import { PushNoticeView, ref } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';
import type { NoticeRow } from './notice.entity.js';

export function noticeView({ id, change, content }: NoticeRow, language: Language): PushNoticeView {
  return Object.assign(new PushNoticeView(), {
    id, kind: 'alarm', change, name: content.name[language], priority: content.priority, time: content.time,
    ...(content.source ? { source: content.source } : {}), alarm: { ...ref('alarms', content.id), name: content.name[language] },
  });
}
