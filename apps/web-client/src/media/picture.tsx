import { useIntersection } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client';
import styles from './still.module.css';

interface PictureProps {
  /** Path below the API. */
  path: string;
  queryKey: readonly unknown[];
  enabled: boolean;
  staleTime: number;
  /** Empty where the name stands beside it. */
  alt: string;
}

/** A picture that takes a token to read. Where there is none, a quiet empty frame: lists stay aligned. */
export function Picture({ path, queryKey, enabled, staleTime, alt }: PictureProps) {
  const { ref, entry } = useIntersection();
  const blob = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.blob(path, signal),
    // Each look at a picture is written to the log: only for what is in sight, and not again and again.
    enabled: enabled && entry?.isIntersecting === true,
    staleTime,
    gcTime: 300_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const address = useObjectUrl(blob.data);
  return <span ref={ref} className={styles.frame}>{address ? <img className={`still ${styles.image}`} src={address} alt={alt} /> : null}</span>;
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
