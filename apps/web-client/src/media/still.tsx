import { useIntersection } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client';
import { equals, toQueryString } from '../api/query';
import { useMay } from '../session/me';
import styles from './still.module.css';

interface StillProps {
  camera: string;
  /** ISO 8601; without it the latest picture. */
  time?: string;
  /** Empty where the name stands beside it. */
  alt?: string;
}

/** One picture of a camera. Where there is none, a quiet empty frame: lists stay aligned. */
export function Still({ camera, time, alt = '' }: StillProps) {
  const may = useMay();
  const { ref, entry } = useIntersection();
  const blob = useQuery({
    queryKey: ['still', camera, time ?? 'latest'],
    queryFn: ({ signal }) => api.blob(`/stills${toQueryString({ filters: [equals('camera', camera), equals('time', time ?? recently())] })}`, signal),
    // Each look at a picture is written to the log: only for what is in sight, and not again and again.
    enabled: may('camera.playback') && entry?.isIntersecting === true,
    staleTime: time ? Infinity : 300_000,
    gcTime: 300_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const address = useObjectUrl(blob.data);
  return <span ref={ref} className={styles.frame}>{address ? <img className={`still ${styles.image}`} src={address} alt={alt} /> : null}</span>;
}

/** The newest picture that is surely stored. */
function recently(): string {
  return new Date(Date.now() - 5_000).toISOString();
}

function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!blob) return setAddress(undefined);
    const created = URL.createObjectURL(blob);
    setAddress(created);
    return () => URL.revokeObjectURL(created);
  }, [blob]);
  return address;
}
