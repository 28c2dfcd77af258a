import { useState } from 'react';
import { safeUri } from '../lib/links.js';
import { asText } from './shapes.js';

type Props = { url: unknown; alt: string; origins: readonly string[]; ratio?: string };

/** Only pictures of the product and the sandbox are fetched: the page makes no request to anybody else. */
export const Picture = ({ url, alt, origins, ratio }: Props) => {
  const [failed, setFailed] = useState(false);
  const source = safeUri(asText(url));
  const ours = source !== null && (source.protocol === 'https:' || source.protocol === 'http:');
  if (!ours || failed || !origins.includes(source.origin))
    return (
      <span className="picture picture-missing" role="img" aria-label={alt}>
        {alt}
      </span>
    );
  return (
    <img
      className="picture"
      src={source.href}
      alt={alt}
      loading="lazy"
      style={ratio ? { aspectRatio: ratio } : undefined}
      onError={() => setFailed(true)}
    />
  );
};
