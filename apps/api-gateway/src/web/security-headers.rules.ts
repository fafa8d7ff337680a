/** What the pages may load and do: our own origin only, video from memory, WebSockets home. */
export function securityHeaders(publicUrl: string): Record<string, string> {
  const { host, protocol } = new URL(publicUrl);
  const policy = {
    'default-src': "'self'",
    'script-src': "'self'",
    // The component library writes style attributes.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' blob: data:",
    'media-src': "'self' blob:",
    // Not every browser counts ws: as the same origin.
    'connect-src': `'self' ws://${host} wss://${host}`,
    'worker-src': "'self' blob:",
    'frame-src': "'self' blob:",
    'object-src': "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return {
    'content-security-policy': Object.entries(policy).map(([name, value]) => `${name} ${value}`).join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()',
    ...(protocol === 'https:' ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
