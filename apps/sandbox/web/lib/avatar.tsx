import { useState } from 'react';

type Props = { name: string; url: string; size?: 'small' | 'large' };

/** A picture from the sandbox, or the first letter of the name. Decorative: the name stands beside it. */
export const Avatar = ({ name, url, size = 'small' }: Props) => {
  const [failed, setFailed] = useState('');
  return (
    <span className={`avatar avatar-${size}`} aria-hidden="true">
      {url && failed !== url ? <img src={url} alt="" onError={() => setFailed(url)} /> : name.slice(0, 1)}
    </span>
  );
};
