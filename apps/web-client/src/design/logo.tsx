/** A lookout's field of view under the horizon. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#0f3d4d" />
      <path d="M6.5 9.5 16 25.5 25.5 9.5" fill="none" stroke="#f2f6f7" strokeWidth="2.8" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M6.5 9.5Q16 4.6 25.5 9.5" fill="none" stroke="#7cc4da" strokeWidth="2.2" strokeLinecap="round" />
      <circle cx="16" cy="13.2" r="2.7" fill="#7cc4da" />
    </svg>
  );
}
