/** Text frames of the stream sockets that this client understands. */
export type StreamEvent =
  | { event: 'authenticated' }
  | StartedEvent
  | { event: 'stopped' }
  | { event: 'position'; time: string }
  | { event: 'gap'; from: string; to: string }
  | { event: 'end'; time: string }
  | { event: 'signal'; state: 'lost' | 'restored'; time: string; /** Not the camera: the server that records it does not answer. */ upstream?: boolean }
  | { event: 'error'; error: { httpCode?: number; details?: { errorText: string; errorTextId: string }[] } };

export interface StartedEvent {
  event: 'started';
  camera: string;
  stream: string;
  run: number;
  mimeType: string;
  width?: number;
  height?: number;
  time: string;
}

/** What a view is doing, as its tile tells it. */
export type ViewState =
  | { kind: 'connecting' }
  | { kind: 'running' }
  | { kind: 'reconnecting' }
  | { kind: 'noSignal' }
  | { kind: 'recorderAway' }
  | { kind: 'disabled' }
  | { kind: 'refused'; text?: string }
  | { kind: 'missing' }
  | { kind: 'unsupported' }
  | { kind: 'signedOut' };

/** Reads a text frame. Authentication and refusals of the socket itself come in the suite's general form; both mean the same here. */
export function readEvent(data: string): StreamEvent | undefined {
  const message = JSON.parse(data) as { event?: string; command?: string; state?: string; error?: object };
  if (message.event) return message as StreamEvent;
  if (message.command === 'authenticate' && message.state === 'Success') return { event: 'authenticated' };
  if (message.error) return { event: 'error', error: message.error };
  return undefined;
}

/** What a close code asks of the client. */
export function afterClose(code: number): 'retry' | 'authenticate' | 'refused' | 'missing' {
  if (code === 4401) return 'authenticate';
  if (code === 4403) return 'refused';
  if (code === 4404) return 'missing';
  return 'retry';
}
