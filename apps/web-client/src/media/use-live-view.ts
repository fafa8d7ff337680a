import { useEffect, useState, type RefObject } from 'react';
import { LiveView, type LiveStatus } from './live-view';

/** Runs a live view on a video element for as long as the tile is there. `attempt` changes to try anew after a refusal. */
export function useLiveView(video: RefObject<HTMLVideoElement | null>, camera: string, stream: string | undefined, attempt: number): LiveStatus {
  const [status, setStatus] = useState<LiveStatus>({ state: { kind: 'connecting' } });
  useEffect(() => {
    if (!video.current) return undefined;
    const view = new LiveView(video.current, { camera, stream }, setStatus);
    return () => view.close();
  }, [video, camera, stream, attempt]);
  return status;
}
