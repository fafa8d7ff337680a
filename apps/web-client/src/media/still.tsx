import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client';
import { equals, toQueryString } from '../api/query';
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
  const query = toQueryString({ filters: [equals('camera', camera), equals('time', time)] });
  const blob = useQuery({
    queryKey: ['still', camera, time ?? 'latest'],
    queryFn: ({ signal }) => api.blob(`/stills${query}`, signal),
    staleTime: time ? Infinity : 60_000,
    gcTime: 120_000,
    retry: false,
  });
  const address = useObjectUrl(blob.data);
  return <span className={styles.frame}>{address ? <img className={`still ${styles.image}`} src={address} alt={alt} /> : null}</span>;
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
